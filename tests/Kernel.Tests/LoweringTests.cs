using System.Linq;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>The catalogue is inside the language subset: whatever a case tests, it is not tested by being refused.</summary>
[TestFixture]
public sealed class LoweringTests
{
    [Test]
    public void Every_case_is_plain_csharp_and_a_kernel()
    {
        KernelCase[] all = [.. Catalogue.All];
        Compilation compilation = KernelBatch.Plain(all);
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(10), Is.Empty);

        string[] refused = [.. all.Select((c, i) => (c.Name, Words: Refusal.Words(
            Glue.MethodOf(c, compilation, $"N{i}"), compilation)))
            .Where(c => c.Words.Length > 0).Select(c => $"{c.Name}: {c.Words}")];

        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Length.GreaterThan(400));
            Assert.That(all.Select(c => c.Name), Is.Unique);
            Assert.That(refused, Is.Empty, string.Join("\n", refused));
        });
    }
}
