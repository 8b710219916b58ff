using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class CallTests
{
    private const string Helpers = "[System.Runtime.InteropServices.DllImport(\"native\")] static extern double Native(double x); ";

    [TestCase("a[0] = {|FK0051:Native(a[1])|};")]
    [TestCase("{|FK0050:Console.WriteLine(a[0])|};")]
    [TestCase("a[0] = {|FK0050:Environment.ProcessorCount|};")]
    [TestCase("a[0] = {|FK0052:System.Numerics.BitOperations.Crc32C((uint)n, 3u)|};")]
    [TestCase("a[0] = {|FK0052:Math.ILogB(n)|};")]
    [TestCase("a[0] = {|FK0052:Math.BitIncrement(a[1])|};")]
    [TestCase("a[0] = {|FK0052:MathF.BitDecrement(2f * n)|};")]
    [TestCase("a[0] = {|FK0052:Math.Round(a[1], 2)|};")]
    [TestCase("a[0] = {|FK0052:Math.Round(a[1], MidpointRounding.AwayFromZero)|};")]
    [TestCase("a[0] = {|FK0052:double.SinPi(a[1])|};")]
    [TestCase("a[0] = {|FK0052:Math.BitIncrement({|FK0052:Math.BitIncrement(a[1])|})|};")]
    [TestCase("n = {|FK0052:Math.ILogB(n)|};")]
    [TestCase("n = {|FK0052:uint.Sign(3u * (uint)n)|};")]
    [TestCase("a[0] = {|FK0053:a.Sum()|};")]
    [TestCase("a[0] = {|FK0053:a.Max()|};")]
    [TestCase("{|FK0053:Array.Clear(a)|};")]
    [TestCase("{|FK0053:Array.Sort(a)|};")]
    [TestCase("{|FK0053:s.CopyTo(a)|};")]
    [TestCase("{|FK0053:s.Fill(3)|};")]
    [TestCase("{|FK0010:Index|} k = 1; a[0] = a.AsSpan(k)[0];")]
    [TestCase("a[0] = a[{|FK0066:1..|}][0];")]
    [TestCase("var t = a[{|FK0066:..2|}]; a[0] = t[0];")]
    public void Refuses(string body) => Verify.Members(Helpers + "[Kernel] static void K(double[] a, Span<double> s, int n) { " + body + " }");

    [Test]
    public void ReceiversAndChains() => Verify.Members(
        """
        [Kernel] static void K(double[] a)
        {
            {|FK0050:ArgumentNullException.ThrowIfNull(a)|};
            a[0] = {|FK0050:Random.Shared.NextDouble()|};
            a[0] = {|FK0053:a.Select(x => x * 2).Sum()|};
            {|FK0050:Parallel.For(0, a.Length, {|FK0029:i => a[i] = 1|})|};
        }
        """);

    [TestCase("a[0] = Math.Sqrt(a[1]) + Math.Abs(a[2]) + Math.Min(a[1], a[2]) + Math.Max(a[1], a[2]);")]
    [TestCase("a[0] = Math.Floor(a[1]) + Math.Ceiling(a[2]) + Math.Round(a[1]) + Math.Round(a[1], MidpointRounding.ToEven) + Math.Truncate(a[2]);")]
    [TestCase("a[0] = Math.Sign(a[1]) + Math.CopySign(a[1], a[2]) + Math.FusedMultiplyAdd(a[0], a[1], a[2]);")]
    [TestCase("float f = MathF.Sqrt(n); f = MathF.Max(f, MathF.FusedMultiplyAdd(f, f, f)) + MathF.Abs(f); a[0] = float.Min(f, 3) + double.Sqrt(a[1]);")]
    [TestCase("n = Math.Abs(n) + Math.Min(n, 3) + int.Max(n, 4) + Math.Sign(n) + Math.Min((byte)n, (byte)3) + Math.Max((short)n, (short)2);")]
    [TestCase("a[0] = Math.Pow(a[1], 2) + Math.Pow(a[1], 3.0) + Math.Pow(a[1], 0.5) + Math.Pow(a[1], -1) + MathF.Pow(n, 2) + Math.Pow(a[1], 1.5) + Math.Pow(a[1], n);")]
    [TestCase("n = System.Numerics.BitOperations.PopCount((uint)n) + int.RotateLeft(n, 3) + (int)Math.BigMul(n, n) + Math.Clamp(n, 0, n) + (byte.IsPow2((byte)n) ? 1 : 0);")]
    [TestCase("char c = (char)n; n = char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || char.IsBetween(c, '_', '~') ? c - '0' : 0;")]
    [TestCase("n = BitConverter.SingleToInt32Bits(n); a[0] = double.IsNaN(a[1]) || double.IsFinite(a[2]) ? double.MaxMagnitude(a[3], 1) : BitConverter.Int64BitsToDouble(n);")]
    [TestCase("a[0] = KernelRandom.Uniform(n, 3) + KernelRandom.Normal(1, n, 0, 2, stream: n) + KernelRandom.Int32(index: n, seed: 1, high: 9, low: n); n = (int)KernelRandom.UInt32(n, n);")]
    [TestCase("a[0] = Math.PI * double.MaxValue + float.Epsilon + Math.Max(val2: 3, val1: a[1]);")]
    [TestCase("a[0] = a.Length + s.Length + a.LongLength + a.GetLength(0) + a.GetLongLength(0) + a.GetUpperBound(0) + a.Rank; if (!s.IsEmpty) s[^1] = a[^2];")]
    public void Accepts(string body) => Verify.Members("[Kernel] static void K(double[] a, Span<double> s, int n) { " + body + " }");

    [TestCase("a[0] = {|FK0050:Random.Shared.NextDouble()|};", "A kernel cannot call 'Random.NextDouble': it keeps a state that iterations would share; KernelRandom has numbers that depend on nothing but a seed and an index: KernelRandom.Uniform(seed, i)")]
    [TestCase("var {|FK0010:random|} = new Random(1);", "Type 'Random' is not supported in a kernel: use KernelRandom, whose numbers depend on nothing but a seed and an index")]
    [TestCase("a[0] = {|FK0053:a.Sum()|};", "A kernel cannot call 'Enumerable.Sum' on a whole array: write the loop, which is turned into vector code: double sum = 0; for (int i = 0; i < a.Length; i++) sum += a[i];")]
    [TestCase("{|FK0053:s.CopyTo(a)|};", "A kernel cannot call 'Span.CopyTo' on a whole array: write the loop, which is turned into vector code: for (int i = 0; i < s.Length; i++) a[i] = s[i];")]
    [TestCase("a[0] = {|FK0053:a.Where(x => x > 3).Sum()|};", "A kernel cannot call 'Enumerable.Sum' on a whole array: write the loop, which is turned into vector code: double sum = 0; for (int i = 0; i < a.Length; i++) if (a[i] > 3) sum += a[i];")]
    [TestCase("a[0] = {|FK0052:Math.BitIncrement(a[0])|};", "'Math.BitIncrement' is not supported in a kernel yet")]
    [TestCase("a[0] = {|FK0051:Native(a[0])|};", "A kernel cannot call 'C.Native': it has no body in C#")]
    [TestCase("{|FK0050:Console.WriteLine(a[0])|};", "A kernel cannot call 'Console.WriteLine': do it where the kernel is called")]
    public void SaysWhatToWrite(string body, string message) => Assert.That(
        Verify.Members(Helpers + "[Kernel] static void K(double[] a, Span<double> s) { " + body + " }").Single().GetMessage(), Is.EqualTo(message));

    [TestCase("a.Max()", "double max = a[0]; for (int i = 0; i < a.Length; i++) max = Math.Max(max, a[i]);")]
    [TestCase("n.Sum()", "int sum = 0; for (int i = 0; i < n.Length; i++) sum += n[i];")]
    [TestCase("a.Sum(x => x * x)", "double sum = 0; for (int i = 0; i < a.Length; i++) sum += (a[i] * a[i]);")]
    [TestCase("a.Where(x => x > 3).Select(y => y + 1).Where(z =>\n z < 9).Min()", "double min = double.MaxValue; for (int i = 0; i < a.Length; i++) if ((a[i] > 3) && ((a[i] + 1) < 9)) min = Math.Min(min, (a[i] + 1));")]
    [TestCase("(from x in a where x > 3 select 2 * x).Sum()", "double sum = 0; for (int i = 0; i < a.Length; i++) if (a[i] > 3) sum += (2 * a[i]);")]
    [TestCase("n.Count(x => x > 3)", "int count = 0; for (int i = 0; i < n.Length; i++) if (n[i] > 3) count++;")]
    [TestCase("(a.Any(x => x > 3) ? 1 : 0)", "bool any = false; for (int i = 0; i < a.Length; i++) any |= a[i] > 3;")]
    [TestCase("a.Skip(1).Sum()", "for (int i = 0; i < a.Length; i++) ...")]
    [TestCase("a.Sum(Math.Abs)", "for (int i = 0; i < a.Length; i++) ...")]
    [TestCase("Enumerable.Range(0, 3).Sum()", "for (int i = 0; i < a.Length; i++) ...")]
    public void ShowsTheLoop(string call, string loop) => Assert.That(
        Verify.Reported(Source.InClass("[Kernel] static void K(double[] a, int[] n) { a[0] = " + call + "; }")).Single(d => d.Id == "FK0053").GetMessage(),
        Does.EndWith("vector code: " + loop));

    [Test]
    public void Recursion() => Assert.That(
        Verify.Members("static double F(double x) => x < 1 ? G(x) : x; static double G(double x) => {|FK0051:F(x - 1)|}; [Kernel] static void K(double[] a) => a[0] = F(a[0]);").Single().GetMessage(),
        Is.EqualTo("A kernel cannot call 'C.F': it calls itself; write a loop"));

    [Test]
    public void ErrorsInHelpersAreReportedWhereTheyAre() => Verify.Members(
        "static double F(double x) { {|FK0026:throw new Exception();|} } [Kernel] static void K(double[] a) { for (int i = 0; i < a.Length; i++) a[i] = F(a[i]); }");
}
