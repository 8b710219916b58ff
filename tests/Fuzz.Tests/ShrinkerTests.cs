using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Fuzz.Tests.Generation;
using FusedKernels.Fuzz.Tests.Running;
using FusedKernels.Fuzz.Tests.Tree;
using NUnit.Framework;

namespace FusedKernels.Fuzz.Tests;

/// <summary>What is left of large kernels that fail: a fault is put into the comparison, which takes some construct for the culprit.</summary>
[TestFixture]
public sealed class ShrinkerTests
{
    private const int Large = 15;
    private const int Small = 4;

    [TestCase("shift by a constant")]
    public void A_large_kernel_that_fails_becomes_small(string culprit)
    {
        FuzzKernel large = Enumerable.Range(0, 5000).Select(number => KernelMaker.Make(7, number))
            .First(k => Lines(k) >= Large && k.Constructs().Contains(culprit) && Judge([k])[k.Name].Kind == Kind.Wrong);

        (FuzzKernel small, Verdict verdict) = Shrinker.Shrink(large, new Verdict(Kind.Wrong, "injected"), Judge, TimeSpan.FromMinutes(5));

        string text = Printer.Print(small);
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Kind, Is.EqualTo(Kind.Wrong));
            Assert.That(small.Constructs(), Does.Contain(culprit));
            Assert.That(Lines(small), Is.LessThanOrEqualTo(Small), text);
        });

        Dictionary<string, Verdict> Judge(IReadOnlyList<FuzzKernel> kernels)
        {
            Dictionary<string, Verdict> verdicts = Trial.Compile(kernels, allWidths: false).Run();
            foreach (FuzzKernel kernel in kernels.Where(k => verdicts[k.Name].Kind == Kind.Right && k.Constructs().Contains(culprit)))
                verdicts[kernel.Name] = new Verdict(Kind.Wrong, "injected");
            return verdicts;
        }
    }

    private static int Lines(FuzzKernel kernel) => kernel.Members.Select(m => m.Body).OfType<Sequence>().Append(kernel.Body).Sum(Lines);

    private static int Lines(Sequence block) => block.Lines.Sum(line => 1 + line.Parts.Sum(part => Lines(part.Body)));
}
