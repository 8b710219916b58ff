using System.IO;
using System.IO.Compression;
using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Package.Tests;

/// <summary>The package in projects of a user: installed, built, run.</summary>
[TestFixture]
public sealed class InstallTests
{
    private const string Kernels = """
        using System;
        using FusedKernels;

        namespace Library;

        public static partial class Formulas
        {
            [Kernel(Parallel = true)]
            public static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = a * x[i] + y[i];
            }

            public static void Twice(Span<double> y) => Axpy(1, y.ToArray(), y);
        }
        """;

    // Says for a call here and for one inside of the library whether it went through the kernel, and prints the sum of the result.
    private const string Main = """
        int seen = 0;
        var x = new double[1000];
        var y = new double[1000];
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i]) = (i, 1);

        using (FusedKernels.KernelTrace.Observe(call => seen += call.Kernel.EndsWith("Axpy") ? 1 : 0))
        {
            Library.Formulas.Axpy(2, x, y);
            System.Console.WriteLine("called: " + (seen > 0));
            seen = 0;
            Library.Formulas.Twice(y);
            System.Console.WriteLine("inside: " + (seen > 0));
        }

        double sum = 0;
        foreach (double value in y)
            sum += value;
        System.Console.WriteLine("sum: " + sum);

        """;

    private static readonly string[] Redirected = ["called: True", "inside: True", "sum: 2000000"];
    private static readonly string[] AsWritten = ["called: False", "inside: False", "sum: 2000000"];

    [Test]
    public void A_fresh_program_has_its_calls_redirected_and_keeps_its_own_values_of_properties()
    {
        var user = new UserSolution();
        user.AddProject(
            "Program",
            isProgram: true,
            UserSolution.Package(),
            Joined,
            "<InterceptorsNamespaces>Own</InterceptorsNamespaces><WarningsAsErrors>CS0168</WarningsAsErrors>");

        Assert.That(Lines(user.Run("Program")), Is.EqualTo(Redirected));
        Assert.That(
            user.Properties("Program", "InterceptorsNamespaces,WarningsAsErrors"),
            Does.Contain("Own;FusedKernels.Generated").And.Match("CS0168.*CS9057"));
    }

    [Test]
    public void The_example_of_the_readme_works()
    {
        string readme = File.ReadAllText(Path.Combine(PackedPackage.Root, "source", "README.md"));
        const string Fence = "```csharp\n";
        int start = readme.IndexOf(Fence, System.StringComparison.Ordinal) + Fence.Length;
        string example = readme[start..readme.IndexOf("```", start, System.StringComparison.Ordinal)];
        var user = new UserSolution();
        user.AddProject("Program", isProgram: true, UserSolution.Package(), example, "<ImplicitUsings>enable</ImplicitUsings>");

        // Which vectors there are is the machine's business, how many threads the number of its processors.
        string[] lines = Lines(user.Run("Program"));
        Assert.That(lines[0], Does.Match("^Formulas.Quadratic: (Simd|Scalar)"));
        Assert.That(lines[1], Does.Match("^Formulas.SumAbove: (Simd|Scalar)"));
        Assert.That(lines[2], Is.EqualTo("10000000"));
        Assert.That(lines[3], Does.StartWith("Quadratic("));
    }

    [Test]
    public void Off_leaves_every_call_alone()
    {
        var user = new UserSolution();
        user.AddProject("Program", isProgram: true, UserSolution.Package(), Joined, "<FusedKernels>off</FusedKernels>");

        Assert.That(Lines(user.Run("Program")), Is.EqualTo(AsWritten));
    }

    [Test]
    public void Kernels_of_a_library_are_reached_from_a_program()
    {
        var user = new UserSolution();
        user.AddProject("Library", isProgram: false, UserSolution.Package(), Kernels);
        user.AddProject("Program", isProgram: true, UserSolution.Package() + """<ProjectReference Include="../Library/Library.csproj" />""", Main);

        Assert.That(Lines(user.Run("Program")), Is.EqualTo(Redirected));
    }

    [Test]
    public void Generic_kernels_of_a_library_are_reached_from_a_program_for_the_types_it_has()
    {
        const string Generic = """
            using System;
            using System.Numerics;
            using FusedKernels;

            namespace Library;

            public static partial class Formulas
            {
                [Kernel(Parallel = true)]
                [KernelInstance(typeof(float))]
                public static void Scale<T>(Span<T> x, T by) where T : struct, INumber<T>
                {
                    for (int i = 0; i < x.Length; i++)
                        x[i] *= by;
                }
            }
            """;
        const string Calls = """
            string seen = "";
            var x = new float[1000];
            var y = new int[1000];
            using (FusedKernels.KernelTrace.Observe(call => seen += call.Kernel + ";"))
            {
                Library.Formulas.Scale(System.MemoryExtensions.AsSpan(x), 2f);
            #pragma warning disable FK3003
                Library.Formulas.Scale(System.MemoryExtensions.AsSpan(y), 2);
            }
            System.Console.WriteLine(seen);
            """;
        var user = new UserSolution();
        user.AddProject("Library", isProgram: false, UserSolution.Package(), Generic);
        user.AddProject("Program", isProgram: true, UserSolution.Package() + """<ProjectReference Include="../Library/Library.csproj" />""", Calls);

        Assert.That(Lines(user.Run("Program")), Is.EqualTo(new[] { "Library.Formulas.Scale<float>;" }));
    }

    [Test]
    public void A_packaged_library_can_hand_the_generator_on()
    {
        var user = new UserSolution();
        user.AddProject("Library", isProgram: false, UserSolution.Package("""PrivateAssets="none" """), Kernels, "<Version>1.0.0</Version>");
        user.Pack("Library");
        user.AddProject("Program", isProgram: true, """<PackageReference Include="Library" Version="1.0.0" />""", Main);

        Assert.That(Lines(user.Run("Program")), Is.EqualTo(Redirected));
    }

    [Test]
    public void The_package_holds_what_it_should()
    {
        string package = Directory.GetFiles(PackedPackage.Feed, "FusedKernels.*.nupkg").Single();
        using ZipArchive archive = ZipFile.OpenRead(package);

        Assert.That(archive.Entries.Select(entry => entry.FullName), Is.SupersetOf(new[]
        {
            "lib/net10.0/FusedKernels.dll",
            "lib/net10.0/FusedKernels.xml",
            "analyzers/dotnet/cs/FusedKernels.Generator.dll",
            "analyzers/dotnet/cs/FusedKernels.CodeFixes.dll",
            "build/FusedKernels.targets",
            "buildTransitive/FusedKernels.targets",
            "README.md",
        }));
    }

    // One file: the program's statements come first, and its namespace is written with braces.
    private static string Joined =>
        "using System;\nusing FusedKernels;\n" + Main + Kernels[Kernels.IndexOf("namespace", System.StringComparison.Ordinal)..].Replace("namespace Library;", "namespace Library {") + "}";

    private static string[] Lines(string output) => output.Trim().Split('\n').Select(line => line.Trim()).ToArray();
}
