using System.Linq;
using FusedKernels.Analyzer.Tests.Testing;
using NUnit.Framework;

namespace FusedKernels.Analyzer.Tests.Diagnostics;

public class TypeTests
{
    [TestCase("Dictionary<string, int>", "keys and values in two arrays")]
    [TestCase("HashSet<int>", "bool[] indexed by the value")]
    [TestCase("List<double>", "CollectionsMarshal.AsSpan(list)")]
    [TestCase("string", "keep text outside")]
    [TestCase("object", "numeric type")]
    [TestCase("C.Class", "scalar parameters")]
    [TestCase("C.Struct", "one span per field")]
    [TestCase("IComparable", "spans, arrays or scalar parameters")]
    [TestCase("IEnumerable<double>", "ReadOnlySpan<T>")]
    [TestCase("IList<double>", "ReadOnlySpan<T>")]
    [TestCase("System.Collections.IEnumerable", "ReadOnlySpan<T>")]
    [TestCase("Func<double, double>", "in the loop itself")]
    [TestCase("Delegate", "scalar parameters")]
    [TestCase("decimal", "use double")]
    [TestCase("dynamic", "numeric type")]
    [TestCase("Int128", "two ulong")]
    [TestCase("System.Numerics.Vector<double>", "vector code")]
    [TestCase("double?", "bool beside it")]
    [TestCase("Memory<double>", "pass its Span")]
    [TestCase("double[][][]", "double[,]")]
    [TestCase("double[][,]", "double[,]")]
    [TestCase("double[,,,]", "three dimensions")]
    [TestCase("string[]", "numbers or bool: keep text")]
    [TestCase("Span<decimal>", "numbers or bool: use double")]
    [TestCase("double*", "Span<T>")]
    [TestCase("Index", "count from the start")]
    public void AParameterOfAnotherType(string type, string advice)
    {
        string message = Verify.Members(
            "public class Class; public struct Struct; public enum Enum; [Kernel] static unsafe void K(double[] a, {|FK0010:" + type + "|} b) { a[0] = 1; }")
            .Single().GetMessage();
        Assert.That(message, Does.Contain(advice));
    }

    [Test]
    public void ItsUsesAreNotReportedAgain() => Verify.Members(
        """
        [Kernel] static int K({|FK0010:Dictionary<string, int>|} counts, {|FK0010:List<int>|} list)
        {
            counts["a"]++;
            counts.Add("b", 3);
            int n = counts["a"] + list.Count;
            for (int i = 0; i < list.Count; i++)
                n += list[i];
            return n;
        }
        """);

    [Test]
    public void LocalsAndExpressions() => Verify.Members(
        """
        enum E { A, B }
        static string text = "";
        [Kernel] static int K(int[] a)
        {
            {|FK0010:string|} s = "x" + a[0];
            var {|FK0010:d|} = new Dictionary<int, int>();
            const {|FK0010:string|} c = "constant";
            int n = s.Length + d.Count + {|FK0010:text|}.Length;
            {|FK0010:decimal|} m = 1.5m, z = 2;
            if (E.A == (E)n) n++;
            {|FK0010:object|} o = n;
            return n + (int){|FK0010:'x'.ToString()|}[0];
        }
        """);

    [Test]
    public void NamesTheTypeAndTheWayOut() => Assert.That(
        Verify.Members("[Kernel] static void K({|FK0010:Dictionary<string, double>|} d) { }")[0].GetMessage(),
        Is.EqualTo("Type 'Dictionary<string, double>' is not supported in a kernel: put keys and values in two arrays, or use an array indexed by the key"));
}
