using System.Linq;
using FusedKernels.Fuzz.Tests.Generation;
using FusedKernels.Fuzz.Tests.Running;
using NUnit.Framework;

namespace FusedKernels.Fuzz.Tests;

/// <summary>
/// Random kernels against the method as written: result, exception and buffers. What goes into a run is set by the environment
/// (<see cref="Options"/>), and printed with the counts.
/// </summary>
[TestFixture]
public sealed class FuzzTests
{
    private const int EnoughToCount = 2000;

    private FuzzRun run = null!;
    private int degree;

    [OneTimeSetUp]
    public void RunAll()
    {
        degree = KernelOptions.MaxDegreeOfParallelism;
        KernelOptions.MaxDegreeOfParallelism = 5;
        var options = Options.FromEnvironment("FUZZ_BODIES", 300);
        run = FuzzRun.Run(options, KernelMaker.Make, options.Say);
    }

    [OneTimeTearDown]
    public void Restore() => KernelOptions.MaxDegreeOfParallelism = degree;

    [Test]
    public void Every_kernel_gives_what_the_method_as_written_gives() => Assert.That(run.Flaws, Is.Empty, string.Join("\n\n", run.Flaws));

    [Test]
    public void Nearly_all_run_in_lanes() => Assert.That(run.Tally.InLanes, Is.GreaterThanOrEqualTo(0.95 * run.Tally.Bodies));

    [Test]
    public void A_fifth_faults_while_it_runs()
    {
        Assume.That(run.Tally.Bodies, Is.GreaterThanOrEqualTo(EnoughToCount));

        Assert.That(run.Tally.Faulted, Is.GreaterThanOrEqualTo(0.2 * run.Tally.Bodies));
    }

    [Test]
    public void Every_construct_comes_often()
    {
        Assume.That(run.Tally.Bodies, Is.GreaterThanOrEqualTo(EnoughToCount));

        Assert.That(run.Tally.Constructs.Where(c => c.Value < 2 && !c.Key.StartsWith("conversion: ", System.StringComparison.Ordinal)).Select(c => c.Key), Is.Empty);
        Assert.That(run.Tally.Constructs.Keys.Count(k => k.StartsWith("conversion: ", System.StringComparison.Ordinal)), Is.EqualTo(90), "each of ten types to every other one");
        Assert.That(run.Tally.Constructs, Has.Count.GreaterThan(200));
    }
}
