using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;

namespace Peers.Contenders;

/// <summary>Matrix product by hand: loops interchanged so that the innermost walks along rows, rows spread over threads.</summary>
public static partial class HandWritten
{
    /// <summary>c = a * b for row-major matrices.</summary>
    public static void Multiply(double[,] a, double[,] b, double[,] c, int threads)
    {
        int rows = c.GetLength(0);
        if (threads == 1)
        {
            for (int i = 0; i < rows; i++)
                MultiplyRow(a, b, c, i);
        }
        else
        {
            Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => MultiplyRow(a, b, c, i));
        }
    }

    private static void MultiplyRow(double[,] a, double[,] b, double[,] c, int i)
    {
        int columns = c.GetLength(1), inner = a.GetLength(1);
        Span<double> target = Row(c, i, columns);
        target.Clear();
        ReadOnlySpan<double> factors = Row(a, i, inner);
        for (int k = 0; k < inner; k++)
            AddScaled(Row(b, k, columns), factors[k], target);
    }

    private static void AddScaled(ReadOnlySpan<double> source, double factor, Span<double> target)
    {
        ref double from = ref MemoryMarshal.GetReference(source), to = ref MemoryMarshal.GetReference(target);
        int j = 0;
        if (Wide)
        {
            for (; j <= target.Length - Vector512<double>.Count; j += Vector512<double>.Count)
            {
                nuint o = (nuint)j;
                (Vector512.LoadUnsafe(ref to, o) + Vector512.LoadUnsafe(ref from, o) * factor).StoreUnsafe(ref to, o);
            }
        }

        for (; j <= target.Length - Vector256<double>.Count; j += Vector256<double>.Count)
        {
            nuint o = (nuint)j;
            (Vector256.LoadUnsafe(ref to, o) + Vector256.LoadUnsafe(ref from, o) * factor).StoreUnsafe(ref to, o);
        }

        for (; j < target.Length; j++)
            target[j] += source[j] * factor;
    }

    private static Span<double> Row(double[,] matrix, int row, int columns) =>
        MemoryMarshal.CreateSpan(ref matrix[row, 0], columns);
}
