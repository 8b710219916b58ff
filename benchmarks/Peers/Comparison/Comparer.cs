using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Peers.Comparison;

/// <summary>
/// Runs the suites. Each contender of a suite has a process of its own, and they take turns in random order, so that neither
/// idle threads of one nor a slow minute of the machine falls on one alone.
/// </summary>
internal sealed class Comparer(Options options)
{
    /// <summary>Disturbed turns are repeated this often before they are kept.</summary>
    private const int Attempts = 3;

    private const double DisturbedShare = 0.03;

    /// <summary>Rounds in one process: which physical pages it was given stays with it, and is worth a sixth of the speed of a sum.</summary>
    private const int RoundsOfProcess = 3;

    /// <summary>Long turns average over their disturbances, and repeating them would take too long.</summary>
    private static readonly TimeSpan LongestRepeated = TimeSpan.FromSeconds(0.5);

    /// <summary>Threads of OpenMP and of the thread pool spin for a while after their work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly Random random = new();
    private int turns;
    private int disturbed;

    /// <summary>Everything the options ask for; the exit code.</summary>
    public int Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} CPUs, .NET {Environment.Version}, {options.Rounds} rounds");
        Console.WriteLine("contenders beside .NET's own:");
        IReadOnlyList<Offer> offers = [.. new Toolbox(Console.Out).Find().SelectMany(Offers)];
        var all = new List<Measured>();
        foreach (Suite suite in Suite.All(options.Quick).Where(s => options.Only.IsMatch(s.Name)))
        {
            List<Measured> rows = RunSuite(suite, offers);
            Report.Print(suite, rows);
            all.AddRange(rows);
        }

        if (options.Only.IsMatch(FirstCallSuite.Name))
            all.AddRange(new FirstCallSuite(options).Run(offers));
        Targets.Print(all);
        Report.WriteCsv(options.Csv, all);
        Console.WriteLine($"\n{turns} turns, {disturbed} of them disturbed by other programs; samples in {options.Csv}");
        bool wrong = all.Any(m => m.IsWrong || m.Failure is not null);
        if (wrong)
            Console.WriteLine("Some contender failed or gave a different result: see the tables.");
        return wrong ? 1 : 0;
    }

    private static IEnumerable<Offer> Offers(Peer peer)
    {
        using var server = new ServerProcess(peer);
        return [.. server.List().Select(e => new Offer(peer, e.Job, e.Contender, e.Threads))];
    }

    private List<Measured> RunSuite(Suite suite, IReadOnlyList<Offer> offers)
    {
        string job = LineServer.SplitCase(suite.Cases[0]).Job;
        Offer[] chosen = [.. offers.Where(o => o.Job == job && suite.Admits(o.Contender, o.Threads) && IsWanted(suite, o))];
        Dictionary<Offer, ServerProcess> servers = chosen.ToDictionary(o => o, o => new ServerProcess(o.Peer));
        var rows = new List<Measured>();
        try
        {
            foreach (string name in suite.Cases)
            {
                Measured[] contenders = [.. chosen.Select(o => new Measured(suite.Name, name, o))];
                Verify(suite, contenders, servers);
                TakeTurns(contenders, servers);
                rows.AddRange(contenders);
            }
        }
        finally
        {
            foreach (ServerProcess server in servers.Values)
                server.Dispose();
        }

        return rows;
    }

    private bool IsWanted(Suite suite, Offer offer) =>
        (offer.Peer.OnlySuite is null || offer.Peer.OnlySuite == suite.Name)
        && (offer.Contender.StartsWith("fused", StringComparison.Ordinal)
            || offer.Contender.StartsWith("csharp-plain", StringComparison.Ordinal)
            || options.Contenders.IsMatch(offer.Label));

    /// <summary>Compares every contender's result with plain C#'s.</summary>
    private static void Verify(Suite suite, Measured[] contenders, Dictionary<Offer, ServerProcess> servers)
    {
        double[]? expected = null;
        foreach (Measured row in contenders.OrderByDescending(r => r.Offer.Contender.StartsWith("csharp-plain", StringComparison.Ordinal)))
        {
            try
            {
                double[] actual = servers[row.Offer].Result(row.Case, row.Offer);
                expected ??= actual;
                row.Error = suite.IsChaotic ? ShareOfDifferent(expected, actual) : Difference(expected, actual);
                row.IsWrong = row.Error > (suite.IsChaotic ? Measured.LargestShare : Measured.LargestError);
            }
            catch (Exception error) when (error is InvalidOperationException or System.IO.IOException)
            {
                row.Failure = error.Message;
            }
        }
    }

    private static double ShareOfDifferent(double[] expected, double[] actual) =>
        expected.Length != actual.Length ? 1 : expected.Zip(actual).Count(p => p.First != p.Second) / (double)expected.Length;

    private static double Difference(double[] expected, double[] actual)
    {
        if (expected.Length != actual.Length)
            return double.PositiveInfinity;
        double scale = expected.Max(Math.Abs) * 1e-3, worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]) / Math.Max(Math.Abs(expected[i]), scale);
            if (!(difference <= worst))
                worst = double.IsNaN(difference) ? double.PositiveInfinity : difference;
        }

        return worst;
    }

    private void TakeTurns(Measured[] contenders, Dictionary<Offer, ServerProcess> servers)
    {
        for (int round = 0; round < options.Rounds; round++)
        {
            if (round > 0 && round % RoundsOfProcess == 0)
                StartAnew(contenders, servers);
            random.Shuffle(contenders);
            foreach (Measured row in contenders.Where(r => r.Failure is null))
            {
                if (round >= 3 && row.Median > options.Turn.TotalNanoseconds * 5)
                    continue; // a second a call: three rounds tell enough
                try
                {
                    row.Add(TakeTurn(row, servers[row.Offer]));
                }
                catch (Exception error) when (error is InvalidOperationException or System.IO.IOException)
                {
                    row.Failure = error.Message;
                }
            }
        }

        Array.Sort(contenders, (a, b) => string.CompareOrdinal(a.Offer.Label, b.Offer.Label));
    }

    /// <summary>Gives each contender a new process, and lets it warm up.</summary>
    private void StartAnew(Measured[] contenders, Dictionary<Offer, ServerProcess> servers)
    {
        foreach (Measured row in contenders.Where(r => r.Failure is null && r.Median <= options.Turn.TotalNanoseconds * 5))
        {
            servers[row.Offer].Dispose();
            servers[row.Offer] = new ServerProcess(row.Offer.Peer);
            try
            {
                TakeTurn(row, servers[row.Offer]);
            }
            catch (Exception error) when (error is InvalidOperationException or System.IO.IOException)
            {
                row.Failure = error.Message;
            }
        }
    }

    private double[] TakeTurn(Measured row, ServerProcess server)
    {
        const double ShortestSample = 60_000;
        bool isFirst = row.Samples.Count == 0;
        double estimate = isFirst ? options.Turn.TotalNanoseconds : Math.Max(row.Median, ShortestSample);
        int repeats = (int)Math.Clamp(options.Turn.TotalNanoseconds / estimate, 1, 200);
        int warm = estimate > options.Turn.TotalNanoseconds ? 0 : 2;
        for (int attempt = 1; ; attempt++)
        {
            Thread.Sleep(Pause);
            Turn turn = server.Time(row.Case, row.Offer, warm, repeats);
            turns++;
            if (turn.Waiting <= DisturbedShare)
                return turn.Samples;
            if (attempt == Attempts || turn.Samples.Sum() > LongestRepeated.TotalNanoseconds)
            {
                disturbed++;
                return turn.Samples;
            }
        }
    }
}
