using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class SignatureTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Threading.Tasks; using FusedKernels;\n";

    [TestCase("public partial class P { [Kernel] void {|FK0001:K|}(double[] a) { } }")]
    [TestCase("public partial class P { [Kernel] public virtual void {|FK0001:K|}(double[] a) { } }")]
    [TestCase("class P { [Kernel] static void {|FK0002:K|}(double[] a) { } }")]
    [TestCase("class Q { partial class P { [Kernel] static void {|FK0002:K|}(double[] a) { } } }")]
    [TestCase("file partial class P { [Kernel] static void {|FK0002:K|}(double[] a) { } }")]
    [TestCase("partial class P { [Kernel] static void {|FK0003:K|}<T>(T[] a) where T : class { } }")]
    [TestCase("partial class P { [Kernel] static void {|FK0003:K|}<T>(T[] a) where T : IDisposable { } }")]
    [TestCase("partial class P { [Kernel] static void K<T>(T[] a) where T : System.Numerics.INumber<T> { a[0] = {|FK0050:T.Parse(\"3\", null)|}; } }")]
    [TestCase("partial class P<T> { [Kernel] static void K(T[] a, T b) { } [Kernel] static void L(int[] a) { } }")]
    [TestCase("partial class P<T> where T : class { [Kernel] static void {|FK0003:K|}(T[] a, T b) { } [Kernel] static void L(int[] a) { } }")]
    [TestCase("partial class P<T> { [Kernel] static void {|FK0003:K|}<T>(T[] a, T b) { } }")]
    [TestCase("partial class P<T> { partial class Q<T> { [Kernel] static void {|FK0003:K|}(T[] a) { } } }")]
    [TestCase("partial interface P<out T> { [Kernel] static void {|FK0003:K|}(int[] a) { } }")]
    [TestCase("partial interface P<T> { [Kernel] static void K(T[] a) { } }")]
    [TestCase("partial class P<T> where T : struct, System.Numerics.INumber<T> { [Kernel] static void K(int[] a) { a[0] = int.Max(3, {|FK0050:T.One.GetHashCode()|}); } }")]
    [TestCase("partial class P { private struct S { public int A; } [Kernel] static void K({|FK0010:Span<S>|} a) { } [Kernel] static {|FK0005:S|} L() => default; }")]
    [TestCase("interface I<S> where S : I<S> { static abstract S operator +(S a, S b); } partial class P { [Kernel] static void {|FK0003:K|}<T>(T[] a) where T : struct, I<T> { } }")]
    [TestCase("interface I<S> where S : I<S> { static abstract S operator +(S a, S b); static abstract S Zero { get; } } struct D : I<D> { public double A; public static D operator +(D a, D b) => a; public static D Zero { get; } } partial class P { [Kernel] static void K<T>(T[] a) where T : struct, I<T> { a[0] = a[0] + a[1]; a[1] = {|FK0051:T.Zero|}; } }")]
    [TestCase("partial class P { private interface I { } [Kernel] static void {|FK0003:K|}<T>(T[] a) where T : I { } }")]
    [TestCase("partial class P { [Kernel] static void K({|FK0004:ref double[] a|}, {|FK0004:ref Span<double> b|}) { } }")]
    [TestCase("partial class P { [Kernel] static void K({|FK0004:out double[] a|}) { {|FK0064:a|} = new double[3]; } }")]
    [TestCase("partial class P { [Kernel] static void K({|FK0004:params double[] a|}) { } }")]
    [TestCase("partial class P { [Kernel] static {|FK0005:Span<double>|} K(Span<double> a) => a; }")]
    [TestCase("partial class P { [Kernel] static extern void {|FK0006:K|}(double[] a); }")]
    [TestCase("partial class P { static int KKernel; [Kernel] static void {|FK0007:K|}(double[] a) { } }")]
    [TestCase("partial class SumKernel { [Kernel] static void {|FK0007:Sum|}(double[] a) { } }")]
    [TestCase("partial class P { [Kernel] static int K({|FK0020:int __result|}) => 3; }")]
    [TestCase("static partial class P { extension(double[] a) { [Kernel] public static void {|FK0001:K|}(double[] b) { } } }")]
    [TestCase("partial class P { [Kernel] static async Task {|FK0027:K|}(double[] a) { {|FK0027:await Task.Delay(1)|}; } }")]
    [TestCase("partial class P { [Kernel] static {|FK0005:IEnumerable<int>|} K(int n) { {|FK0027:yield return n;|} } }")]
    public void RefusesTheMethod(string file) => Verify.File(Usings + file);

    [Test]
    public void AnOperatorIsNotAKernel() =>
        Verify.File(Usings + "public partial struct P { [Kernel] public static double operator {|FK0001:+|}({|FK0010:P|} a, double b) => b; }");

    [Test]
    public void AnAccessorIsNotAKernel() => Verify.File(Usings + "partial class P { static int X { [Kernel] {|FK0001:get|} => 3; } }");

    [Test]
    public void ARefReturn() => Verify.File(Usings + "partial class P { [Kernel] static {|FK0005:ref double|} K(double[] a) => ref a[0]; }");

    [Test]
    public void AStructureWithTextAsResult() => Verify.File(Usings + "partial class P { internal struct Q { public string A; } [Kernel] static {|FK0005:Q|} K(double[] a) { return default; } }");

    [Test]
    public void AStringResult() => Verify.File(Usings + "partial class P { [Kernel] static {|FK0005:string|} K(double[] a) { return \"\"; } }");

    [Test]
    public void ALocalFunctionIsNotAKernel() =>
        Verify.File(Usings + "partial class P { static void M() { K(new double[1]); [Kernel] static void {|FK0001:K|}(double[] a) { } } }");

    [TestCase("public static partial class P { [Kernel] private static void K(double[] a) { a[0] = 1; } }")]
    [TestCase("partial class P { partial struct Q { [Kernel] internal static double K(Span<double> a, ReadOnlySpan<float> b, int[,] c, byte[,,] d) => a[0]; } }")]
    [TestCase("partial record P { [Kernel] static bool K(bool a, sbyte b, byte c, short d, ushort e, int f, uint g, long h, ulong i, float j, double k = double.NaN) => a; }")]
    [TestCase("partial interface P { [Kernel] static float K(float a) => a; }")]
    [TestCase("partial class P { [Kernel] static void K<T>(T[] a, T b) where T : struct { a[0] = b; } }")]
    [TestCase("partial class P { [Kernel] static T K<T, U>(T[] a, U b) where T : System.Numerics.INumber<T> where U : struct, System.Numerics.IBinaryInteger<U> => a[0] + T.CreateTruncating(3); }")]
    [TestCase("static partial class P { [Kernel] static double[] K(this double[] a) => a; }")]
    [TestCase("namespace N { partial class P { [Kernel] static void @class(double[] @for, int @int = 3) { @for[0] = @int; } } }")]
    [TestCase("partial class P { [Kernel] static partial void K(double[] a); static partial void K(double[] a) { a[0] = 1; } }")]
    [TestCase("partial class P { [Kernel] static void K(ref double a, in double b, ref readonly double c, in Span<int> d, in double[] e, out int f) => f = 0; }")]
    [TestCase("partial class P { internal enum E { A } [Kernel] static (double, (int, E)) K(double[] a, (byte, long) b) => (a[0], (b.Item1, E.A)); }")]
    [TestCase("partial class P { internal struct Q { public int A; } [Kernel] static Q K(double[] a) => new Q { A = a.Length }; }")]
    [TestCase("partial class P { [Kernel] static void K(int a) { } [Kernel] static void K(ref int a) { } }")]
    [TestCase("partial class P { [Kernel] static void K(int a) { } [Kernel] static void K(double a) { } }")]
    public void AcceptsTheMethod(string file) => Verify.File(Usings + file);

    [Test]
    public void NamesTheTypeThatIsNotPartial() => Assert.That(
        Verify.File(Usings + "class Q { partial class P { [Kernel] static void {|FK0002:K|}(double[] a) { } } }")[0].GetMessage(),
        Is.EqualTo("'K' cannot be a kernel: its containing type 'Q' is not partial; declare it 'partial class Q'"));

    [Test]
    public void SaysThatAnExtensionBlockIsThePlace() => Assert.That(
        Verify.File(Usings + "static partial class P { extension(double[] a) { [Kernel] public double {|FK0001:K|}() => a[0]; } }")[0].GetMessage(),
        Does.Contain("'extension' block"));

    [Test]
    public void SaysWhatHasTheNameOfTheGeneratedClass() => Assert.That(
        Verify.File(Usings + "partial class SumKernel { [Kernel] static void {|FK0007:Sum|}(double[] a) { } }")[0].GetMessage(),
        Is.EqualTo("'Sum' cannot be a kernel: its containing type is called 'SumKernel', which is the name of the generated class; rename one of them"));

    [Test]
    public void IsSilentWhereTheCompilerSpeaks() => Verify.File(
        Usings + "partial class P { [Kernel] static List<Nothing> K(Missing m, Missing[] n, Dictionary<int, Missing> d, double[] a) { undefined = a[0] + ; return x; } }", errorsExpected: true);
}
