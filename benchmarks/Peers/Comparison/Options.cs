using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Peers.Comparison;

/// <summary>The command line of a comparison.</summary>
internal sealed record Options
{
    /// <summary>What to print when the command line is wrong.</summary>
    public const string Help =
        """
        usage: dotnet run -c Release --project benchmarks/Peers -- [options]
          --only REGEX        suites to run: quadratic, new-array, sum, masked-sum, dot, matmul, mandelbrot, mandelbrot-float,
                              nbody, clip, spmv, search, minmax, argmax, mean-variance, histogram, prefix-sum, packing,
                              jacobi, heat, gemver, softmax, exp-sin, tanh, pow, black-scholes, log-sum-exp,
                              monte-carlo-pi, sizes, first-call
          --contenders REGEX  contenders to run; the kernels and plain C# always do
          --rounds N          rounds of turns, default 9
          --quick             3 short rounds and fewer sizes
          --csv FILE          where the samples go, default artifacts/peers.csv
        or:    Peers serve                         the line protocol described in LineServer.cs
               Peers first-call CASE CONTENDER     times the first and later calls of this process
        """;

    public Regex Only { get; private init; } = new(".");

    public Regex Contenders { get; private init; } = new(".");

    public int Rounds { get; private init; } = 9;

    public bool Quick { get; private init; }

    public string Csv { get; private init; } = "artifacts/peers.csv";

    /// <summary>How long one contender's turn takes, about.</summary>
    public TimeSpan Turn => TimeSpan.FromMilliseconds(Quick ? 40 : 100);

    /// <summary>Reads the command line; null when it is wrong.</summary>
    public static Options? Parse(ReadOnlySpan<string> args)
    {
        var options = new Options();
        bool roundsGiven = false;
        try
        {
            for (int i = 0; i < args.Length; i++)
            {
                string? value = i + 1 < args.Length ? args[i + 1] : null;
                switch (args[i])
                {
                    case "--quick":
                        options = options with { Quick = true, Rounds = roundsGiven ? options.Rounds : 3 };
                        continue;
                    case "--only" when value is not null:
                        options = options with { Only = new Regex(value) };
                        break;
                    case "--contenders" when value is not null:
                        options = options with { Contenders = new Regex(value) };
                        break;
                    case "--csv" when value is not null:
                        options = options with { Csv = value };
                        break;
                    case "--rounds" when value is not null:
                        options = options with { Rounds = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) };
                        roundsGiven = true;
                        break;
                    default:
                        return null;
                }

                i++;
            }
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }

        return options.Rounds > 0 ? options : null;
    }
}
