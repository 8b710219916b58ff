using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary><c>foreach</c> over arrays and spans: by value and by reference, over slices, planes, rows and structures.</summary>
internal static class ForEachCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static double SumOfEach(ReadOnlySpan<double> x)
            {
                double s = 0;
                foreach (double v in x)
                    s += v;
                return s;
            }
            """).With("x", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static double SumOfArray(float[] x)
            {
                double s = 0;
                foreach (double v in x)
                    s += v * 0.5;
                return s;
            }
            """).With("x", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static void EachByReference(Span<float> x, float factor)
            {
                foreach (ref float v in x)
                {
                    v *= factor;
                    v += 1;
                }
            }
            """),
        new KernelCase("""
            public static long EachReadOnly(ReadOnlySpan<int> x)
            {
                long s = 0;
                foreach (ref readonly int v in x)
                    s += v > 0 ? v : 1;
                return s;
            }
            """),
        new KernelCase("""
            public static void CopyByTwo(ReadOnlySpan<double> a, Span<double> x)
            {
                int k = 0;
                foreach (double v in a)
                {
                    if (v > 0)
                        x[k] = v;
                    k++;
                }
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static int FirstOfEach(ReadOnlySpan<int> x, int key)
            {
                foreach (int v in x)
                {
                    if (v == 3)
                        continue;
                    if (v > key)
                        return v;
                }
                return -1;
            }
            """).With("x", Values.Range(0, 100)).With("key", Values.Constant(101)),
        new KernelCase("""
            public static double SumOfSlice(double[] x)
            {
                double s = 0;
                foreach (double v in x.AsSpan(x.Length / 3, x.Length / 2))
                    s += v;
                return s;
            }
            """).With("x", Values.Tame).Close(1e-10).Running(from: 2).Expecting(Expected.Simd, simdFrom: 4096),
        new KernelCase("""
            public static void EachOfSlice(Span<short> x)
            {
                if (x.Length < 2)
                    return;
                foreach (ref short v in x[1..^1])
                    v = (short)(v * 3);
            }
            """).Running(from: 3),
        new KernelCase("""
            public static double SumOfPlane(double[,] x)
            {
                double s = 0;
                foreach (var v in x)
                    s += v * v;
                return s;
            }
            """).At([.. TestSizes.Plane]).With("x", Values.Tame).Close(1e-10).Expecting(Expected.Simd, simdFrom: 64),
        new KernelCase("""
            public static long SumOfCube(int[,,] x)
            {
                long s = 0;
                foreach (int v in x)
                {
                    if (v == 12345)
                        break;
                    s += v;
                }
                return s;
            }
            """).At([.. TestSizes.Cube]).Expecting(Expected.Anything),
        new KernelCase("""
            public static double SumOfEachRow(double[][] rows)
            {
                double s = 0;
                foreach (double[] row in rows)
                {
                    foreach (double v in row)
                        s += v;
                }
                return s;
            }
            """).At([.. TestSizes.Plane]).With("rows", Values.Tame).Close(1e-10).Expecting(Expected.Generated),
        new KernelCase("""
            public struct Pixel { public float R, G, B; public float Light => R + 2 * G + B; }
            public static void EachPixel(Span<Pixel> x, ReadOnlySpan<float> a)
            {
                foreach (ref Pixel p in x)
                {
                    p.R = p.Light * 0.25f;
                    p.B += a[0];
                }
            }
            """).Shape("a", _ => [1]),
        new KernelCase("""
            public static double EachPair((double Low, double High)[] pairs)
            {
                double s = 0;
                foreach (var pair in pairs)
                    s += pair.Low * pair.High;
                return s;
            }
            """).With("pairs", Values.Tame).Close(1e-10),
        new KernelCase("""
            public static void EachInHelper(Span<double> x, double[] a)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Polynomial(a, x[i]);
            }

            static double Polynomial(double[] a, double x)
            {
                double y = 0;
                foreach (double c in a)
                    y = y * x + c;
                return y;
            }
            """).Shape("a", _ => [5]),
    ];
}
