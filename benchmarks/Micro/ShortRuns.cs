using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Micro;

/// <summary>Few and short measurements in this process, for suites of hundreds.</summary>
public sealed class ShortRuns : ManualConfig
{
    /// <summary>Seven of 40 ms each, behind eight in which the JIT gets to its last tier.</summary>
    public ShortRuns() =>
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(8).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(40)));
}
