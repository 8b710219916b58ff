using System;
using System.Globalization;
using System.IO;
using NUnit.Framework;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>How long and from where a run goes, from the environment.</summary>
/// <param name="Seed">FUZZ_SEED: another one gives other kernels.</param>
/// <param name="First">FUZZ_FIRST: the number of the first kernel.</param>
/// <param name="Count">FUZZ_BODIES or FUZZ_NESTS: how many kernels.</param>
/// <param name="Shrunk">FUZZ_SHRUNK: how many of those that fail are made small.</param>
/// <param name="Variable">What says how many kernels.</param>
/// <param name="Report">FUZZ_REPORT: a file that gets what is said besides, since test runners keep it to themselves; none if empty.</param>
internal sealed record Options(int Seed, int First, int Count, int Shrunk, string Variable, string Report)
{
    public static Options FromEnvironment(string count, int usual) => new(
        Read("FUZZ_SEED", 1), Read("FUZZ_FIRST", 0), Read(count, usual), Read("FUZZ_SHRUNK", 3), count, Environment.GetEnvironmentVariable("FUZZ_REPORT") ?? string.Empty);

    /// <summary>Says a line to the test runner and in the report.</summary>
    public void Say(string line)
    {
        TestContext.Progress.WriteLine(line);
        if (Report.Length > 0)
            File.AppendAllText(Report, line + Environment.NewLine);
    }

    /// <summary>How to run one kernel of this run alone.</summary>
    public string Again(int number) => string.Create(CultureInfo.InvariantCulture, $"FUZZ_SEED={Seed} FUZZ_FIRST={number} {Variable}=1");

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
