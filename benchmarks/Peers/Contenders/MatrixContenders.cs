using System;
using System.Collections.Generic;

namespace Peers.Contenders;

/// <summary>Matrix product; the case without a size is 1024 by 1024.</summary>
internal static class MatrixContenders
{
    private const int DefaultSize = 1024;

    public static IEnumerable<Contender> List(int threads)
    {
        yield return Make("fused", threads, (a, b, c) => Kernels.Multiply(a, b, c));
        yield return Make("csharp-hand", threads, (a, b, c) => HandWritten.Multiply(a, b, c, threads));
        if (threads == 1)
            yield return Make("csharp-plain", threads, (a, b, c) => PlainLoops.Multiply(a, b, c));
    }

    private static Contender Make(string name, int threads, Action<double[,], double[,], double[,]> call) =>
        new("mm", name, threads, n =>
        {
            int size = n == 0 ? DefaultSize : n;
            double[,] a = Inputs.Matrix(12, size), b = Inputs.Matrix(13, size), c = Inputs.Matrix(12, size);
            return new Workload(
                calls =>
                {
                    for (; calls > 0; calls--)
                        call(a, b, c);
                },
                () => c);
        });
}
