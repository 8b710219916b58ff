using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Peers.Comparison;

/// <summary>The first call of a process, over its later ones. Every sample is a fresh process, contenders in turns.</summary>
internal sealed class FirstCallSuite(Options options)
{
    /// <summary>The suite's name in --only and in the CSV.</summary>
    public const string Name = "first-call";

    private const string Job = "quad_5000000";

    private static readonly string[] Contenders = ["fused", "csharp-hand", "csharp-plain", "numba"];

    /// <summary>Times and prints; the measured rows hold first call minus later ones, in nanoseconds.</summary>
    public IReadOnlyList<Measured> Run(IReadOnlyList<Offer> offers)
    {
        Console.WriteLine($"\n== First call in a fresh process, quadratic formula, 5 million doubles");
        Offer[] chosen = [.. Contenders.Select(name => offers.LastOrDefault(o => o.Job == "quad" && o.Label == name)).OfType<Offer>()];
        var rows = chosen.ToDictionary(o => o, o => new Measured(Name, Job, o));
        var later = chosen.ToDictionary(o => o, _ => new List<double>());
        for (int round = 0; round < options.Rounds; round++)
        {
            Random.Shared.Shuffle(chosen);
            foreach (Offer offer in chosen)
            {
                string[] end = ["first-call", Job, offer.Contender];
                IReadOnlyList<string> command = offer.Peer.Name == ".NET" ? Toolbox.Self(end) : [.. offer.Peer.Command, .. end];
                if (Toolbox.Run(command) is not (0, var output))
                {
                    rows[offer].Failure = "could not be started";
                    continue;
                }

                double[] times = [.. output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).TakeLast(2).Select(t => double.Parse(t, CultureInfo.InvariantCulture) * 1e6)];
                rows[offer].Add([times[0] - times[1]]);
                later[offer].Add(times[1]);
            }
        }

        Console.WriteLine($"{"contender",-26} {"threads",7} {"first minus later ms",21} {"p90 ms",10} {"later calls ms",15}");
        foreach ((Offer offer, Measured row) in rows.OrderBy(r => r.Value.Failure is null ? r.Value.Median : double.MaxValue))
        {
            Console.WriteLine(row.Failure is null
                ? FormattableString.Invariant(
                    $"{offer.Label,-26} {offer.Threads,7} {row.Median / 1e6,21:F1} {row.P90 / 1e6,10:F1} {later[offer].Order().ElementAt(later[offer].Count / 2) / 1e6,15:F2}")
                : $"{offer.Label,-26} {offer.Threads,7}  failed: {row.Failure}");
        }

        return [.. rows.Values];
    }
}
