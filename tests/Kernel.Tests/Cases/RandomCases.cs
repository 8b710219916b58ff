using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Random numbers: a kernel has the bits of the method as written, whatever its arguments depend on and whatever width its other values have.</summary>
internal static class RandomCases
{
    /// <summary>Integers and uniform numbers.</summary>
    private static readonly (string Name, string Type, string Number)[] Kinds =
    [
        ("UInt64", "ulong", "KernelRandom.UInt64(seed, i)"),
        ("UInt32", "uint", "KernelRandom.UInt32(seed, i, 1)"),
        ("Int32", "int", "KernelRandom.Int32(seed, i, -3, 1000)"),
        ("Int32Wide", "int", "KernelRandom.Int32(seed, i, int.MinValue, int.MaxValue, 2)"),
        ("Int32Ends", "int", "KernelRandom.Int32(seed, i, k, 500)"),
        ("Int32Small", "byte", "(byte)KernelRandom.Int32(seed, i, 0, 256)"),
        ("Uniform", "double", "KernelRandom.Uniform(seed, i)"),
        ("UniformNext", "double", "KernelRandom.Uniform(seed, i, 1)"),
        ("UniformBetween", "double", "KernelRandom.Uniform(seed, i, -3.0, 5.5)"),
        ("UniformBetweenEnds", "double", "KernelRandom.Uniform(seed, i, k, k + 3.5, 5)"),
        ("UniformAtConstant", "double", "KernelRandom.Uniform(42, i)"),
        ("UniformAsFloat", "float", "(float)KernelRandom.Uniform(seed, i)"),
        ("UniformSingle", "float", "KernelRandom.UniformSingle(seed, i, 3)"),
    ];

    /// <summary>Numbers that are rounded on the way.</summary>
    private static readonly (string Name, string Type, string Number)[] Rounded =
    [
        ("Normal", "double", "KernelRandom.Normal(seed, i)"),
        ("NormalNext", "double", "KernelRandom.Normal(seed, i, 1)"),
        ("NormalScaled", "double", "KernelRandom.Normal(seed, i, 10.0, 0.25, 4)"),
        ("NormalAsFloat", "float", "(float)KernelRandom.Normal(seed, i)"),
        ("Exponential", "double", "KernelRandom.Exponential(seed, i)"),
        ("OfBothStreams", "double", "KernelRandom.Uniform(seed, i) * KernelRandom.Uniform(seed, i, 1) + KernelRandom.Normal(seed, i) - KernelRandom.Normal(seed, i, 1)"),
        ("OfStreamOfItsOwn", "double", "KernelRandom.Uniform(seed, 5, i) + KernelRandom.Normal(seed, 5, i) + KernelRandom.Normal(seed, i, k)"),
        ("OfSeedOfItsOwn", "double", "KernelRandom.Uniform(i * 3L, k) + KernelRandom.Exponential(~i, k, 1)"),
        ("OfNothing", "double", "KernelRandom.Normal(seed, k, 3) + i"),
    ];

    /// <summary>Those of which devices have the same bits.</summary>
    public static IEnumerable<KernelCase> Same() => Kinds.Select(Elementwise);

    public static IEnumerable<KernelCase> All() =>
    [
        .. Same(), .. Rounded.Select(Elementwise),
        .. new[] { "byte", "short", "uint", "long" }.Select(index => new KernelCase($$"""
            public static void RandomAt_{{index}}(ReadOnlySpan<{{index}}> at, Span<double> x, int seed)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = KernelRandom.Uniform(seed, at[i]) + KernelRandom.Normal(seed, at[i], 0);
            }
            """)),
        new KernelCase("""
            public static long RandomHits(int n, long seed)
            {
                long inside = 0;
                for (int i = 0; i < n; i++)
                {
                    double x = KernelRandom.Uniform(seed, i), y = KernelRandom.Uniform(seed, i, 1);
                    if (x * x + y * y < 1)
                        inside++;
                }
                return inside;
            }
            """).Scalar("n", n => n),
        new KernelCase("""
            public static void RandomWalks(Span<double> x, int steps, int seed)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double at = 0;
                    for (int t = 0; t < steps; t++)
                        at += KernelRandom.Normal(seed, i, t);
                    x[i] = at;
                }
            }
            """).Scalar("steps", _ => 7).At(0, 1, 7, 17, 33, 1000, 4097),
        new KernelCase("""
            public static void RandomUntil(Span<int> x, int seed)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    int k = 0;
                    while (KernelRandom.Normal(seed, i, k) < 1.5 && k < 40)
                        k++;
                    int more = KernelRandom.Int32(seed, i, 0, 9, k);
                    k += more;
                    if (KernelRandom.Uniform(seed, i, k) < 0.5)
                        more -= KernelRandom.Int32(seed, i, 0, 9, k);
                    k += 2;
                    x[i] = more + k + KernelRandom.Int32(seed, i, 0, 9, k);
                }
            }
            """).At(0, 1, 7, 17, 33, 1000, 4097),
        new KernelCase("""
            public static void RandomOfRecords(Span<(double X, double Y)> p, Span<float> w, long seed)
            {
                for (int i = 0; i < p.Length; i++)
                {
                    p[i] = (KernelRandom.Normal(seed, i), KernelRandom.Normal(seed, i, 1));
                    w[i] = KernelRandom.UniformSingle(seed, 2 * i);
                }
            }
            """),
    ];

    private static KernelCase Elementwise((string Name, string Type, string Number) kind) => new($$"""
        public static void Random{{kind.Name}}(Span<{{kind.Type}}> x, long seed, int k)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = {{kind.Number}};
        }
        """);
}
