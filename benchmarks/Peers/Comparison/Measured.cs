using System.Collections.Generic;
using System.Linq;

namespace Peers.Comparison;

/// <summary>All samples of one contender in one case.</summary>
internal sealed class Measured(string suite, string name, Offer offer)
{
    private readonly List<double> samples = [];

    public string Suite => suite;

    public string Case => name;

    public Offer Offer => offer;

    /// <summary>Largest relative difference from plain C#'s result; null before it is known.</summary>
    public double? Error { get; set; }

    /// <summary>Why it could not be measured, or null.</summary>
    public string? Failure { get; set; }

    public IReadOnlyList<double> Samples => samples;

    public double Median => Quantile(0.5);

    /// <summary>Nine of ten samples are faster.</summary>
    public double P90 => Quantile(0.9);

    public double Fastest => samples.Min();

    public void Add(IEnumerable<double> more) => samples.AddRange(more);

    private double Quantile(double share)
    {
        double[] sorted = [.. samples.Order()];
        return sorted[(int)(share * (sorted.Length - 1) + 0.5)];
    }
}
