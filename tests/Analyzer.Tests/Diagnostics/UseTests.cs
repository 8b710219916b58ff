using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class UseTests
{
    private const string Kernel = "using System; using System.Linq; using System.Linq.Expressions; using FusedKernels; static unsafe partial class P { [Kernel] public static double K(double a) => a; ";

    [TestCase("static Func<double, double> F() => {|FK3001:K|};")]
    [TestCase("static Func<double, double> F() => new Func<double, double>({|FK3001:P.K|});")]
    [TestCase("static object F(double[] a) => a.Select({|FK3001:K|});")]
    [TestCase("static delegate*<double, double> F() => &{|FK3001:K|};")]
    [TestCase("static object F(dynamic d) => {|FK3001:K(d)|};")]
    [TestCase("static object F(dynamic d) => {|FK3001:P.K(d)|};")]
    [TestCase("static Expression<Func<double, double>> F() => x => {|FK3001:K(x)|} + 1;")]
    [TestCase("static double F() => K(3) + new Func<double, double>(x => K(x))(2);")]
    [TestCase("static string F() => nameof(K) + nameof(P.K);")]
    public void Reports(string members) => Verify.File(Kernel + members + " }");

    private const string Generic = "using FusedKernels; using System.Numerics; static partial class P { [Kernel] public static void G<T>(T[] x, T by) where T : struct, INumber<T> { for (int i = 0; i < x.Length; i++) x[i] *= by; } ";

    [TestCase("static void F(float[] x) => G(x, 2f);")]
    [TestCase("static void F(decimal[] x) => {|FK3001:G(x, 2m)|};")]
    [TestCase("static void F<T>(T[] x) where T : struct, INumber<T> => {|FK3002:G(x, T.One)|};")]
    [TestCase("[Kernel] static void F<T>(T[] x) where T : struct, INumber<T> => G(x, T.One);")]
    [TestCase("static partial class Q<T> where T : struct, INumber<T> { [Kernel] public static void H(T[] x) { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; } [Kernel] public static void I(int[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; } static void F(T[] x, int[] y) { {|FK3002:H(x)|}; I(y); } } static void F(decimal[] x, int[] y) { {|FK3001:Q<decimal>.H(x)|}; Q<decimal>.I(y); Q<int>.H(y); }")]
    public void CallsOfGenericKernels(string members) => Verify.File(Generic + members + " }", DiagnosticSeverity.Info);

    [TestCase("[KernelInstance(typeof(float), typeof(int)), KernelInstance(typeof(int), typeof(byte)), Kernel] public static void H<T, U>(T[] x, U y) where T : struct, INumber<T> where U : unmanaged { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; }")]
    [TestCase("[{|FK0011:KernelInstance(typeof(float))|}, Kernel] public static void H<T, U>(T[] x, U y) where T : struct, INumber<T> { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; }")]
    [TestCase("[{|FK0011:KernelInstance(typeof(string))|}, Kernel] public static void H<T>(T[] x) where T : struct, INumber<T> { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; }")]
    [TestCase("[{|FK0011:KernelInstance(typeof(decimal))|}, {|FK0011:KernelInstance()|}, Kernel] public static void H<T>(T[] x) where T : struct, INumber<T> { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; }")]
    [TestCase("[{|FK0011:KernelInstance(typeof(int))|}, Kernel] public static void H(int[] x) { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; }")]
    [TestCase("static partial class Q<T> where T : struct, INumber<T> { [KernelInstance(typeof(double), typeof(float)), Kernel] public static void H<U>(T[] x, U[] y) where U : struct, INumber<U> { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; } }")]
    public void InstancesThatAttributesName(string members) => Verify.File(Generic + members + " }");

    [TestCase("off")]
    [TestCase(" OFF ")]
    public void IsSilentWhereInterceptionIsOff(string value) => Verify.File(
        Kernel + "static Func<double, double> F() => K; }", properties: new Dictionary<string, string> { ["build_property.FusedKernels"] = value });

    /// <summary>In source, as if by a generator: the class of one kernel is there, that of another is not, and that of a third is hidden.</summary>
    private const string Library = """
        using FusedKernels;
        public partial class L
        {
            [Kernel] public static double Known(double a) => a;
            public static class KnownKernel { public static double Run(double a) => a; }
            [Kernel] public static double Missing(double a) => a;
            [Kernel] protected static double Hidden(double a) => a;
            internal static class HiddenKernel { public static double Run(double a) => a; }
        }
        """;

    [Test]
    public void KernelsOfOtherProjects()
    {
        Compilation library = Source.Compile(Library, name: "Library");
        ImmutableArray<Diagnostic> reported = Verify.File(
            "class P : L { static double F() => Known(1) + {|FK3001:Missing(2)|} + {|FK3001:Hidden(3)|}; }", references: library.ToMetadataReference());
        Assert.That(reported[0].GetMessage(), Is.EqualTo(
            "This call runs the loops of 'Missing' as written: its compiled form in 'Library' is missing or not accessible here; make the kernel and its types public, and build that project with FusedKernels"));
    }

    /// <summary>As if by a generator, which had to compile one method for float, and another for all types.</summary>
    private const string GenericLibrary = """
        using FusedKernels;
        [assembly: FusedKernels.CompilerServices.KernelInstances("L.G<float>(float[])", "M<T>.F(int[])")]
        public partial class L
        {
            [Kernel] public static void G<T>(T[] a) where T : struct { }
            public static class GKernel { public static void Run<T>(T[] a) where T : struct { } }
        }
        public partial class M<T>
        {
            [Kernel] public static void F(int[] a) { }
            public static class FKernel { public static void Run(int[] a) { } }
        }
        """;

    [Test]
    public void GenericKernelsOfOtherProjects()
    {
        Compilation library = Source.Compile(GenericLibrary, name: "Library");
        ImmutableArray<Diagnostic> reported = Verify.File(
            "class P { static void F<T>(T[] x) where T : struct { {|FK3002:L.G(x)|}; L.G(new float[1]); {|FK3003:L.G(new int[1])|}; M<T>.F(null!); M<string>.F(null!); } }",
            DiagnosticSeverity.Info, references: library.ToMetadataReference());
        Assert.That(reported.Single(d => d.Id == "FK3003").GetMessage(), Is.EqualTo(
            "This call runs the loops of 'G' as written: 'Library' has not compiled it for 'int'; mark it with '[KernelInstance(typeof(int))]' there"));
    }

    [Test]
    public void SaysWhatToUse() => Assert.That(
        Verify.File(Kernel + "static Func<double, double> F() => {|FK3001:K|}; }")[0].GetMessage(),
        Is.EqualTo("This delegate runs the loops of 'K' as written: use 'P.KKernel.Run', or a lambda that calls it"));
}
