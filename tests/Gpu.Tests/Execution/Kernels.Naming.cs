namespace FusedKernels.Gpu.Tests;

/// <content>Kernels whose names, parameters and places are the point.</content>
public static partial class Kernels
{
    [Kernel(Parallel = true)]
    public static void Add(this double[] @in, double[] @out, double _from_i)
    {
        for (int i = 0; i < @out.Length; i++)
            @out[i] = @in[i] + _from_i;
    }

    [Kernel(Parallel = true)]
    private static void Add(float[] a, float[] b, float[] sum)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] = a[i] + b[i];
    }

    /// <summary>Parameters with names that generated code could well choose for its own.</summary>
    [Kernel(Parallel = true)]
    public static void Names(int[] stream, int[,] queue, bool thread, bool from_i, int row, long rows)
    {
        for (int i = 0; i < stream.Length; i++)
            stream[i] = thread ^ from_i ? row : i;
        for (int i = 0; i < queue.GetLength(0); i++)
        {
            for (int j = 0; j < queue.GetLength(1); j++)
                queue[i, j] = from_i ? (int)rows + i : row - j;
        }
    }

    internal static partial class Inner
    {
        private static readonly int Offset = 3;

        private partial struct Deepest
        {
            [Kernel(Parallel = true)]
            internal static void Shift(int[] x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = x[i] + Offset;
            }
        }

        internal static void Shift(ILGPU.Runtime.ArrayView1D<int, ILGPU.Stride1D.Dense> x) => Deepest.Shift(x);

        internal static void Shift(int[] x) => Deepest.Shift(x);
    }

    internal static partial class Typed<T>
        where T : class
    {
        private static readonly int Offset = 4;

        [Kernel(Parallel = true)]
        internal static void Shift(int[] x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = x[i] + Offset;
        }
    }

    internal static void AddPrivately(
        ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense> a,
        ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense> b,
        ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense> sum) => Add(a, b, sum);
}
