using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Micro.Functions;

namespace Micro;

/// <summary>Every function of VectorMath, at every width, beside .NET's: time per element, data in the first cache.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
[GenericTypeArguments(typeof(Exp))]
[GenericTypeArguments(typeof(Exp2))]
[GenericTypeArguments(typeof(Exp10))]
[GenericTypeArguments(typeof(ExpM1))]
[GenericTypeArguments(typeof(Log))]
[GenericTypeArguments(typeof(Log2))]
[GenericTypeArguments(typeof(Log10))]
[GenericTypeArguments(typeof(LogP1))]
[GenericTypeArguments(typeof(Pow))]
[GenericTypeArguments(typeof(Cbrt))]
[GenericTypeArguments(typeof(ReciprocalSqrt))]
[GenericTypeArguments(typeof(ReciprocalSqrtEstimate))]
[GenericTypeArguments(typeof(Hypot))]
[GenericTypeArguments(typeof(Sin))]
[GenericTypeArguments(typeof(Cos))]
[GenericTypeArguments(typeof(Tan))]
[GenericTypeArguments(typeof(Asin))]
[GenericTypeArguments(typeof(Acos))]
[GenericTypeArguments(typeof(Atan))]
[GenericTypeArguments(typeof(Atan2))]
[GenericTypeArguments(typeof(Sinh))]
[GenericTypeArguments(typeof(Cosh))]
[GenericTypeArguments(typeof(Tanh))]
[GenericTypeArguments(typeof(Asinh))]
[GenericTypeArguments(typeof(Acosh))]
[GenericTypeArguments(typeof(Atanh))]
[GenericTypeArguments(typeof(Erf))]
[GenericTypeArguments(typeof(Erfc))]
[GenericTypeArguments(typeof(NormalCdf))]
[Config(typeof(ShortRuns))]
public class VectorMathBenchmarks<TFunction>
    where TFunction : struct, IMeasured
{
    private const int N = 1024;
    private readonly double[] x = new double[N], y = new double[N], result = new double[N];
    private readonly float[] xFloat = new float[N], yFloat = new float[N], resultFloat = new float[N];

    /// <summary>Makes the arguments.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        (double low, double high) = TFunction.Domain;
        Data.Uniform(1, N, low, high).CopyTo(x, 0);
        Data.Uniform(2, N, low, high).CopyTo(y, 0);
        for (int i = 0; i < N; i++)
            (xFloat[i], yFloat[i]) = ((float)x[i], (float)y[i]);
    }

    /// <summary>Ours of double, with 512 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Double512()
    {
        for (int i = 0; i < N; i += Vector512<double>.Count)
            TFunction.Of(Vector512.LoadUnsafe(ref x[i]), Vector512.LoadUnsafe(ref y[i])).StoreUnsafe(ref result[i]);
    }

    /// <summary>Ours of double, with 256 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Double256()
    {
        for (int i = 0; i < N; i += Vector256<double>.Count)
            TFunction.Of(Vector256.LoadUnsafe(ref x[i]), Vector256.LoadUnsafe(ref y[i])).StoreUnsafe(ref result[i]);
    }

    /// <summary>Ours of double, with 128 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Double128()
    {
        for (int i = 0; i < N; i += Vector128<double>.Count)
            TFunction.Of(Vector128.LoadUnsafe(ref x[i]), Vector128.LoadUnsafe(ref y[i])).StoreUnsafe(ref result[i]);
    }

    /// <summary>.NET's of double.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    public bool DoubleNet() => TFunction.Net(x, y, result);

    /// <summary>Ours of float, with 512 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Float512()
    {
        for (int i = 0; i < N; i += Vector512<float>.Count)
            TFunction.Of(Vector512.LoadUnsafe(ref xFloat[i]), Vector512.LoadUnsafe(ref yFloat[i])).StoreUnsafe(ref resultFloat[i]);
    }

    /// <summary>Ours of float, with 256 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Float256()
    {
        for (int i = 0; i < N; i += Vector256<float>.Count)
            TFunction.Of(Vector256.LoadUnsafe(ref xFloat[i]), Vector256.LoadUnsafe(ref yFloat[i])).StoreUnsafe(ref resultFloat[i]);
    }

    /// <summary>Ours of float, with 128 bits.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Float128()
    {
        for (int i = 0; i < N; i += Vector128<float>.Count)
            TFunction.Of(Vector128.LoadUnsafe(ref xFloat[i]), Vector128.LoadUnsafe(ref yFloat[i])).StoreUnsafe(ref resultFloat[i]);
    }

    /// <summary>.NET's of float.</summary>
    [Benchmark(OperationsPerInvoke = N)]
    public bool FloatNet() => TFunction.Net(xFloat, yFloat, resultFloat);
}
