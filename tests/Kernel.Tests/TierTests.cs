using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>
/// Child processes run every case with wider instructions switched off: each tier gives what the method as written gives, and all of them
/// the same bits on any number of threads.
/// </summary>
[TestFixture]
public sealed class TierTests
{
    private static readonly (string Name, string? Switch, int Widest)[] Tiers =
    [
        ("everything on", null, 512),
        ("without AVX-512", "DOTNET_EnableAVX512", 256),
        ("without AVX2", "DOTNET_EnableAVX2", 128),
        ("without SIMD", "DOTNET_EnableHWIntrinsic", 0),
    ];

    private IReadOnlyDictionary<string, string[]> dumps = new Dictionary<string, string[]>();

    [OneTimeSetUp]
    public void WaitForChildren() => dumps = Children.Value.GetAwaiter().GetResult();

    /// <summary>The children, started when first asked for: they run beside the tests of this process, which are mostly of one thread.</summary>
    public static Lazy<Task<IReadOnlyDictionary<string, string[]>>> Children { get; } = new(() => Task.Run(RunChildren));

    private static IReadOnlyDictionary<string, string[]> RunChildren()
    {
        var dumps = new Dictionary<string, string[]>();
        string folder = Directory.CreateTempSubdirectory("fused-kernel-bits-").FullName;
        try
        {
            BitDump.Save(folder);
            foreach ((string name, string? off, _) in Tiers)
                dumps[name] = Child.Run("bits", folder, off);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return dumps;
    }

    private static IEnumerable<string> Names => Tiers.Select(t => t.Name);

    [TestCaseSource(nameof(Names))]
    public void The_switch_switches(string tier)
    {
        string width = dumps[tier].Single(line => line.StartsWith(BitDump.Width, StringComparison.Ordinal));

        Assert.That(int.Parse(width[BitDump.Width.Length..]), Is.LessThanOrEqualTo(Tiers.Single(t => t.Name == tier).Widest));
    }

    [TestCaseSource(nameof(Names))]
    public void Gives_what_the_method_as_written_gives(string tier) =>
        Assert.That(dumps[tier].Where(line => line.StartsWith(BitDump.Fault, StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void Gives_the_same_bits_as_everything_on(string tier)
    {
        string[] all = Comparable(Names.First()), here = Comparable(tier);

        Assert.That(all, Has.Length.GreaterThan(10_000));
        Assert.That(here.Except(all), Is.Empty);
        Assert.That(here, Has.Length.EqualTo(all.Length));
    }

    [TestCaseSource(nameof(Names))]
    public void Gives_the_same_bits_on_any_number_of_threads(string tier)
    {
        IEnumerable<string> differing = Bits(tier)
            .Select(line => (Case: line[..line.IndexOf(" threads=", StringComparison.Ordinal)], Hash: line[(line.LastIndexOf(' ') + 1)..]))
            .GroupBy(line => line.Case)
            .Where(lines => lines.Select(line => line.Hash).Distinct().Count() > 1 || lines.Count() != 3)
            .Select(lines => lines.Key);

        Assert.That(differing, Is.Empty);
    }

    /// <summary>Those of the cases whose bits do not depend on the processor.</summary>
    private string[] Comparable(string tier)
    {
        HashSet<string> others = [.. Compiled.Groups.SelectMany(g => g.Cases).Where(c => c.IsOfProcessor).Select(c => c.Name)];
        return [.. Bits(tier).Where(line => !others.Contains(line[..line.IndexOf(' ', StringComparison.Ordinal)]))];
    }

    private string[] Bits(string tier) => [.. dumps[tier].Where(line => line.Contains(" threads=", StringComparison.Ordinal)
        && !line.StartsWith(BitDump.Fault, StringComparison.Ordinal))];
}
