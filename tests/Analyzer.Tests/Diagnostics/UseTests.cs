using System.Collections.Generic;
using FusedKernels.Analyzer.Tests.Testing;
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

    [TestCase("off")]
    [TestCase(" OFF ")]
    public void IsSilentWhereInterceptionIsOff(string value) => Verify.File(
        Kernel + "static Func<double, double> F() => K; }", properties: new Dictionary<string, string> { ["build_property.FusedKernels"] = value });

    [Test]
    public void SaysWhatToUse() => Assert.That(
        Verify.File(Kernel + "static Func<double, double> F() => {|FK3001:K|}; }")[0].GetMessage(),
        Is.EqualTo("This delegate runs the loops of 'K' as written: use 'P.KKernel.Run', or a lambda that calls it"));
}
