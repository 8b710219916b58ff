using System.Threading.Tasks;
using FusedKernels.CodeFixes;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests.CodeFixes;

[TestFixture]
public sealed class MakePartialTests
{
    private const string Method = "[FusedKernels.Kernel] public static void Clear(int[] x) { for (int i = 0; i < x.Length; i++) x[i] = 0; }";

    [TestCase("static class K", "static partial class K")]
    [TestCase("class K", "partial class K")]
    [TestCase("public readonly struct K", "public readonly partial struct K")]
    [TestCase("/// <summary>Documented.</summary>\n[System.Serializable]\nrecord K", "/// <summary>Documented.</summary>\n[System.Serializable]\npartial record K")]
    public async Task A_type_becomes_partial(string before, string after)
    {
        var result = await FixRun.Apply(new MakePartialFix(), $"{before} {{ {Method} }}");

        Assert.That(result!.Value.Source, Is.EqualTo($"{after} {{ {Method} }}"));
        Assert.That(result.Value.Left, Is.Empty);
    }

    [Test]
    public async Task All_types_around_the_kernel_become_partial_at_once()
    {
        var result = await FixRun.Apply(
            new MakePartialFix(),
            $"public class A {{ public partial class B {{ public struct C {{ {Method} }} }} public class D {{ }} }}");

        Assert.That(
            result!.Value.Source,
            Is.EqualTo($"public partial class A {{ public partial class B {{ public partial struct C {{ {Method} }} }} public class D {{ }} }}"));
        Assert.That(result.Value.Left, Is.Empty);
    }
}
