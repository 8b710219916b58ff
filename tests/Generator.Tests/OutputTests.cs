using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Tests;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Generated files as a person reads them, one of each kind.</summary>
[TestFixture]
public sealed class OutputTests
{
    [TestCase("Elementwise", """
        public static void Root(System.ReadOnlySpan<double> a, System.Span<double> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = System.Math.Sqrt(a[i]) + 1;
        }
        """)]
    [TestCase("Reduction", """
        public static double Sum(double[] a)
        {
            double s = 0;
            for (int i = 0; i < a.Length; i++)
                s += a[i];
            return s;
        }
        """)]
    [TestCase("Masks", """
        public static void Clip(System.Span<float> x, float low)
        {
            for (int i = 1; i < x.Length; i++)
            {
                float v = x[i];
                if (v < low)
                    v = low;
                else if (i > 10)
                    x[i] = v * 2;
                if (v > 0 && i < 1000)
                    x[i] = v;
            }
        }
        """)]
    [TestCase("Divergent", """
        public static void Escape(System.ReadOnlySpan<double> re, System.ReadOnlySpan<double> im, System.Span<int> count)
        {
            for (int i = 0; i < count.Length; i++)
            {
                double x = 0, y = 0;
                int n = 0;
                while (n < 50 && x * x + y * y < 4)
                {
                    double t = x * x - y * y + re[i];
                    y = 2 * x * y + im[i];
                    x = t;
                    n++;
                }
                count[i] = n;
            }
        }
        """)]
    [TestCase("Gather", """
        public static void Pick(System.ReadOnlySpan<float> a, System.ReadOnlySpan<int> at, System.Span<float> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = at[i] < 0 ? 0 : a[at[i]] / 2;
        }
        """)]
    [TestCase("Scatter", """
        public static void Spread(System.Span<float> a, System.ReadOnlySpan<int> at, System.ReadOnlySpan<float> b)
        {
            for (int i = 0; i < b.Length; i++)
                if (b[i] > 0)
                    a[at[i]] = b[i];
        }
        """)]
    [TestCase("Search", """
        public static int First(System.ReadOnlySpan<double> a, double t)
        {
            for (int i = 0; i < a.Length; i++)
            {
                if (a[i] > t)
                    return i;
            }
            return -1;
        }
        """)]
    [TestCase("SearchAndReduce", """
        public static double SumUpTo(System.ReadOnlySpan<double> a, double t, out int n)
        {
            double s = 0;
            n = 0;
            for (int i = 0; i < a.Length; i++)
            {
                s += a[i];
                if (a[i] > t)
                    break;
                n++;
            }
            return s;
        }
        """)]
    [TestCase("Records", """
        public static void Rotate(System.Span<float> z, float re, float im)
        {
            for (int i = 0; i < z.Length / 2; i++)
            {
                float a = z[2 * i], b = z[2 * i + 1];
                z[2 * i] = a * re - b * im;
                z[2 * i + 1] = a * im + b * re;
            }
        }
        """)]
    [TestCase("Nest", """
        public static void Multiply(double[,] a, double[,] b, double[,] c)
        {
            for (int i = 0; i < c.GetLength(0); i++)
                for (int j = 0; j < c.GetLength(1); j++)
                    for (int k = 0; k < a.GetLength(1); k++)
                        c[i, j] += a[i, k] * b[k, j];
        }
        """)]
    [TestCase("InOrder", """
        public static void Running(System.Span<int> x)
        {
            for (int i = 1; i < x.Length; i++)
                x[i] = x[i] / x[i - 1];
        }
        """)]
    [TestCase("Scan", """
        public static float Running(System.ReadOnlySpan<float> x, System.Span<float> y)
        {
            float s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = s;
                s += x[i];
            }

            return s;
        }
        """)]
    [TestCase("Tally", """
        public static double SumAndHistogram(System.ReadOnlySpan<double> x, int[] h)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += x[i];
                h[(int)x[i]]++;
            }

            return s;
        }
        """)]
    [TestCase("NewArray", """
        public static float[] Twice(float[] a, int n)
        {
            var x = new float[n];
            for (int i = n - 1; i >= 0; i--)
                x[i] = 2 * a[i];
            return x;
        }
        """)]
    public void Body(string name, string method) => Snapshot.Match(File($"[FusedKernels.Kernel(Parallel = true)] {method}", IsBody), suffix: name);

    [Test]
    public void Declaration() => Snapshot.Match(File("""
        [FusedKernels.Kernel] internal static void Twice(double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
            [FusedKernels.Kernel] public static void Twice(this float[] x, float by = 2) { for (int i = 0; i < x.Length; i++) x[i] *= by; }
        """, name => name.Contains("Kernel-", StringComparison.Ordinal)));

    [Test]
    public void Interceptors() => Snapshot.Match(File("""
        [FusedKernels.Kernel] public static void Twice(this double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }
            public static void Calls(double[] x) { Twice(x); x.Twice(); System.Action a = () => Twice(x); }
        """, name => name.Contains("Interceptors", StringComparison.Ordinal)));

    private static bool IsBody(string name) => name.StartsWith("K.", StringComparison.Ordinal) && !name.Contains("Kernel-", StringComparison.Ordinal);

    private static string File(string members, Func<string, bool> named)
    {
        Compilation compilation = GeneratorRun.Compile($$"""
            public static partial class K
            {
                {{members}}
            }
            """);
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(compilation);
        SortedDictionary<string, string> files = GeneratorRun.Files(driver);
        string[] matching = [.. files.Where(f => named(f.Key)).Select(f => f.Value)];
        return matching.Length == 1 ? matching[0] : throw new InvalidOperationException($"files: {string.Join(", ", files.Keys)}");
    }
}
