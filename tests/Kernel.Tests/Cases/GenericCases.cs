using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Generic kernels, each for several types: the same source must mean what the interfaces of each type mean.</summary>
internal static class GenericCases
{
    private static readonly string[] Numbers = ["SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double"];

    private static readonly string[] Floating = ["Single", "Double"];

    public static IEnumerable<KernelCase> All()
    {
        foreach (string type in Numbers)
        {
            yield return Arithmetic(type);
            yield return Members(type);
            yield return Reduced(type);
            yield return Divided(type);
        }

        foreach (string type in Floating)
            yield return Functions(type);
        yield return Bits("Byte");
        yield return Bits("Int16");
        yield return Bits("Int64");
        yield return Copies("Int32", "Double");
        yield return Copies("Int16", "Boolean");
        yield return Structures();
        yield return Open("Single");
        yield return Open("Int64");
    }

    private static KernelCase Arithmetic(string type) => new KernelCase($$"""
        public static void Scale{{type}}<T>(ReadOnlySpan<T> a, Span<T> x, T by) where T : struct, System.Numerics.INumber<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                T t = a[i] * by + x[i] - T.One;
                t += by;
                t--;
                if (t < by || a[i] == by)
                    t = -t;
                x[i] = t;
            }
        }
        """).Of("System." + type);

    private static KernelCase Members(string type) => new KernelCase($$"""
        public static void Members{{type}}<T>(ReadOnlySpan<T> a, Span<T> x) where T : struct, System.Numerics.INumber<T>, System.Numerics.IMinMaxValue<T>
        {
            T most = T.MaxValue - T.CreateChecked(3);
            for (int i = 0; i < x.Length; i++)
            {
                T t = T.Max(a[i], T.Min(x[i], most)) + T.CreateChecked(17.0);
                if (T.IsNaN(t) || T.IsZero(a[i]))
                    t = T.Zero;
                else if (T.IsNegative(a[i]))
                    t = T.MinValue;
                x[i] = T.Clamp(t, T.CreateTruncating(2), T.CreateChecked(100)) + T.AdditiveIdentity * Half(a[i]);
            }
        }
        private static T Half<T>(T x) where T : System.Numerics.INumberBase<T> => x / (T.One + T.One);
        """).Of("System." + type);

    private static KernelCase Reduced(string type) => new KernelCase($$"""
        public static T Sum{{type}}<T>(T[] a, ref T least) where T : struct, System.Numerics.INumber<T>
        {
            T sum = T.Zero;
            for (int i = 0; i < a.Length; i++)
            {
                sum += a[i];
                least = T.Min(least, a[i]);
            }
            return sum;
        }
        """).Of("System." + type).With("a", Values.Tame).Close(1e-4);

    private static KernelCase Divided(string type) => new KernelCase($$"""
        public static void Divided{{type}}<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x) where T : struct, System.Numerics.INumber<T>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] / b[i] + a[i] % b[i];
        }
        """).Of("System." + type).With("b", Values.Range(type[0] is 'B' or 'U' ? 1 : -3, 90)).Expecting(Expected.Anything);

    private static KernelCase Functions(string type) => new KernelCase($$"""
        public static void Functions{{type}}<T>(ReadOnlySpan<T> a, Span<T> x) where T : struct, System.Numerics.IFloatingPointIeee754<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                T t = T.Sqrt(T.Abs(a[i])) + T.Pi * T.Floor(a[i]);
                x[i] = T.IsFinite(t) ? T.FusedMultiplyAdd(t, T.E, T.CopySign(t, a[i])) : T.NegativeOne + T.Epsilon;
            }
        }
        """).Of("System." + type);

    private static KernelCase Bits(string type) => new KernelCase($$"""
        public static void Bits{{type}}<T>(ReadOnlySpan<T> a, Span<T> x, int by) where T : struct, System.Numerics.IBinaryInteger<T>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = ((a[i] << by) ^ (x[i] >> 3)) | (~a[i] & (a[i] >>> 1));
        }
        """).Of("System." + type).With("by", Values.Range(0, 70));

    private static KernelCase Copies(string first, string second) => new KernelCase($$"""
        public static void Copies{{first}}{{second}}<T, U>(T[] a, Span<T> x, U value, Span<U> y, in U other) where T : struct where U : struct
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = a[i];
                y[i] = i % 2 == 0 ? value : other;
            }
        }
        """).Of("System." + first, "System." + second);

    private static KernelCase Structures() => new KernelCase("""
        public static void FillStructures<T>(Span<T> x, T value) where T : struct
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = i > 5 ? value : default;
        }
        """).Of("System.Numerics.Vector3").With("value", Values.Finite);

    private static KernelCase Open(string type) => new KernelCase($$"""
        [Kernel(Parallel = true)] public static void Through{{type}}<T>(Span<T> x, T by) where T : struct, System.Numerics.INumber<T>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Added{{type}}(x[i], by);
        }
        [Kernel] public static T Added{{type}}<T>(T a, T b) where T : System.Numerics.INumber<T>
        {
            T Twice(T v) => v + v;
            return Twice(a) + b;
        }
        """).Of("System." + type);
}
