using System.Collections.Generic;
using System.Linq;

namespace Peers.Comparison;

/// <summary>All samples of one contender in one case.</summary>
internal sealed class Measured(string suite, string name, Offer offer)
{
    /// <summary>A relative difference beyond which a result counts as wrong: orders of summation and contraction stay far below.</summary>
    public const double LargestError = 1e-9;

    /// <summary>The share of counts that may differ where a rounding can change one: contraction alone changes some of a thousand.</summary>
    public const double LargestShare = 0.02;

    private readonly List<double> samples = [];

    public string Suite => suite;

    public string Case => name;

    public Offer Offer => offer;

    /// <summary>Largest relative difference from plain C#'s result, or the share of counts that differ; null before it is known.</summary>
    public double? Error { get; set; }

    /// <summary>Whether <see cref="Error"/> is more than roundings explain.</summary>
    public bool IsWrong { get; set; }

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
