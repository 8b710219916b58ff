using System.Linq;

namespace CompilerBenchmarks;

/// <summary>Kernels to compile.</summary>
internal static class Sources
{
    /// <summary>Ten lines: one loop with a branch.</summary>
    public const string Short = """
        [FusedKernels.Kernel(Parallel = true)]
        public static void Short(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b, System.Span<double> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double t = a[i] * b[i] + 1;
                if (t > 2)
                    t = System.Math.Sqrt(t);
                x[i] = t / (1 + a[i]);
            }
        }
        """;

    /// <summary>A hundred lines: ten loops like that of <see cref="Short"/>, each over other values.</summary>
    public static string Long { get; } = $$"""
        [FusedKernels.Kernel(Parallel = true)]
        public static void Long(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b, System.Span<double> x)
        {
        {{string.Concat(Enumerable.Range(0, 10).Select(k => $$"""
                for (int i = {{k}}; i < x.Length - {{k}}; i++)
                {
                    double t = a[i] * b[i] + {{k}};
                    double u = a[i - {{k}}] - b[i + {{k}}];
                    if (t > u)
                        t = System.Math.Sqrt(t + u);
                    else
                        t = System.Math.Max(t, u * {{k}});
                    x[i] = t / ({{k}} + a[i]);
                }

            """))}}
        }
        """;

    /// <summary>A class around methods.</summary>
    public static string Class(string name, params string[] methods) => $"public static partial class {name}\n{{\n{string.Join("\n", methods)}\n}}\n";

    /// <summary>A hundred kernels of four everyday kinds, ten to a file, and their calls.</summary>
    public static string[] Hundred() => [.. Enumerable.Range(0, 10).Select(File)];

    private static string File(int file) => Class($"Kernels{file}", [.. Enumerable.Range(0, 10).Select(k => Everyday(k, $"K{k}")), Calls()]);

    private static string Calls() => $$"""
        public static void Call(double[] a, double[] b, double[] x, double[,] p)
        {
        {{string.Join("\n", Enumerable.Range(0, 10).Select(k => (k % 4) switch { 1 => $"    x[0] += K{k}(a, b);", 3 => $"    K{k}(p, p, p);", _ => $"    K{k}(a, b, x);" }))}}
        }
        """;

    private static string Everyday(int kind, string name) => (kind % 4) switch
    {
        0 => Short.Replace("void Short", $"void {name}"),
        1 => $$"""
            [FusedKernels.Kernel(Parallel = true)]
            public static double {{name}}(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * b[i] + {{kind}};
                return sum;
            }
            """,
        2 => $$"""
            [FusedKernels.Kernel(Parallel = true)]
            public static void {{name}}(System.ReadOnlySpan<double> a, System.ReadOnlySpan<double> b, System.Span<double> x)
            {
                for (int i = 1; i < x.Length - 1; i++)
                    x[i] = (a[i - 1] + a[i] + a[i + 1]) / 3 - {{kind}} * b[i];
            }
            """,
        _ => $$"""
            [FusedKernels.Kernel(Parallel = true)]
            public static void {{name}}(double[,] a, double[,] b, double[,] c)
            {
                for (int i = 0; i < c.GetLength(0); i++)
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        double sum = {{kind}};
                        for (int k = 0; k < a.GetLength(1); k++)
                            sum += a[i, k] * b[k, j];
                        c[i, j] = sum;
                    }
            }
            """,
    };
}
