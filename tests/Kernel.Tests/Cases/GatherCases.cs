using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Reads at places that other reads give, checked in their lanes: in range, and out of it here and there.</summary>
internal static class GatherCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        .. Indirect("double", "int"), .. Indirect("float", "int"), .. Indirect("long", "long"), .. Indirect("int", "long"),
        new KernelCase("""
            public static void Permute(ReadOnlySpan<double> a, ReadOnlySpan<int> at, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = at[i];
                    x[i] = k < 0 ? -1 : a[k & 15] + a[i];
                }
            }
            """).Running(from: 16),
        new KernelCase("""
            public static void GatherUnderIf(ReadOnlySpan<float> a, ReadOnlySpan<int> at, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    float v = 0;
                    if (at[i] >= 0 && at[i] < a.Length)
                        v = a[at[i]];
                    x[i] = v;
                }
            }
            """),
        new KernelCase("""
            public static void BinarySearch(ReadOnlySpan<double> sorted, ReadOnlySpan<double> keys, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int low = 0;
                    int high = sorted.Length;
                    while (low < high)
                    {
                        int middle = (low + high) >> 1;
                        if (sorted[middle] < keys[i])
                            low = middle + 1;
                        else
                            high = middle;
                    }
                    x[i] = low;
                }
            }
            """),
        new KernelCase("""
            public static void SparseRows(ReadOnlySpan<int> row, ReadOnlySpan<int> column, ReadOnlySpan<double> value, ReadOnlySpan<double> v, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                {
                    double sum = 0;
                    for (int j = row[i] & 7; j < (row[i] & 15); j++)
                        sum += value[j] * v[column[j] & 3];
                    y[i] = sum;
                }
            }
            """).Running(from: 16).Expecting(Expected.Generated),
        new KernelCase("""
            public static double SumsUpToRead(ReadOnlySpan<double> a, ReadOnlySpan<int> n)
            {
                double sum = 0;
                for (int i = 0; i < n[0]; i++)
                    sum += a[i];
                return sum;
            }
            """).With("n", Values.Range(0, 5)).Close(1e-12).Expecting(Expected.Anything),
        new KernelCase("""
            public static double GatherSum(ReadOnlySpan<double> a, ReadOnlySpan<int> at)
            {
                double sum = 0;
                for (int i = 0; i < at.Length; i++)
                    sum += a[at[i]];
                return sum;
            }
            """).Close(1e-12).With("at", Values.Range(0, 1)).Running(from: 2),
        new KernelCase("""
            public static void FaultsSomewhere(ReadOnlySpan<double> a, ReadOnlySpan<int> at, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[at[i]];
            }
            """).With("at", Values.Range(-1, 400)).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Indirect(string type, string index)
    {
        yield return new KernelCase($$"""
            public static void Gather_{{type}}_{{index}}(ReadOnlySpan<{{type}}> a, ReadOnlySpan<{{index}}> at, Span<{{type}}> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = a[(int)(at[i] & 7)];
            }
            """).Running(from: 8);
    }
}
