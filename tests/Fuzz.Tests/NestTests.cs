using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Fuzz.Tests.Generation;
using FusedKernels.Fuzz.Tests.Running;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.Analysis;
using NUnit.Framework;

namespace FusedKernels.Fuzz.Tests;

/// <summary>
/// Random nests against the loops as written (FUZZ_NESTS of them), and whether that would notice: with a dependence test that says "apart" too often, some nest must
/// give something else.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class NestTests
{
    /// <summary>Of so many nests one must notice.</summary>
    private const int Enough = 120;

    private FuzzRun run = null!;
    private int degree;

    [OneTimeSetUp]
    public void RunAll()
    {
        degree = KernelOptions.MaxDegreeOfParallelism;
        KernelOptions.MaxDegreeOfParallelism = 5;
        var options = Options.FromEnvironment("FUZZ_NESTS", 200);
        run = FuzzRun.Run(options, NestMaker.Make, options.Say);
    }

    [OneTimeTearDown]
    public void Restore()
    {
        SubscriptTests.Overlooks = null;
        KernelOptions.MaxDegreeOfParallelism = degree;
    }

    [Test]
    public void Every_nest_gives_what_the_loops_as_written_give() => Assert.That(run.Flaws, Is.Empty, string.Join("\n\n", run.Flaws));

    [Test]
    public void Many_run_in_lanes() => Assert.That(run.Tally.InLanes, Is.GreaterThanOrEqualTo(run.Tally.Bodies / 3));

    [TestCase("every collision")]
    [TestCase("the iteration before")]
    [TestCase("the next iteration")]
    [TestCase("unknown distances")]
    public void A_dependence_test_that_overlooks_something_is_noticed(string what)
    {
        SubscriptTests.Overlooks = collision => what switch
        {
            "every collision" => true,
            "the iteration before" => collision.Distance is 1,
            "the next iteration" => collision.Distance is -1,
            _ => collision is { Distance: null, Unless: null },
        };
        try
        {
            FuzzKernel[] nests = [.. Enumerable.Range(0, Enough).Select(number => NestMaker.Make(3, number))];
            Dictionary<string, Verdict> verdicts = Trial.Compile(nests, allWidths: false).Run();

            Assert.That(verdicts.Values.Count(v => v.Kind == Kind.Wrong), Is.Positive);
        }
        finally
        {
            SubscriptTests.Overlooks = null;
        }
    }
}
