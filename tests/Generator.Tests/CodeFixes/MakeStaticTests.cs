using System.Threading.Tasks;
using FusedKernels.CodeFixes;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests.CodeFixes;

[TestFixture]
public sealed class MakeStaticTests
{
    private const string Body = "(int[] x) { for (int i = 0; i < x.Length; i++) x[i] = 0; }";

    [TestCase("public void", "public static void")]
    [TestCase("void", "static void")]
    [TestCase("protected internal new void", "protected internal new static void")]
    public async Task A_method_becomes_static(string before, string after)
    {
        string Source(string head) => $"partial class K\n{{\n    // What it does.\n    [FusedKernels.Kernel]\n    {head} Clear{Body}\n}}\n";

        var result = await FixRun.Apply(new MakeStaticFix(), Source(before));

        Assert.That(result!.Value.Source, Is.EqualTo(Source(after)));
        Assert.That(result.Value.Left, Is.Empty);
    }

    [Test]
    public async Task A_virtual_method_is_not_offered_the_fix()
    {
        var result = await FixRun.Apply(new MakeStaticFix(), $"partial class K {{ [FusedKernels.Kernel] public virtual void Clear{Body} }}");

        Assert.That(result, Is.Null);
    }
}
