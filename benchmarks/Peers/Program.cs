using System;
using Peers.Comparison;

namespace Peers;

/// <summary>
/// Compares kernels with everything else that could do the job. Without arguments: all suites, a table and a CSV file.
/// <c>serve</c>: the line protocol, for a runner. <c>first-call CASE CONTENDER</c>: times the first call of this process.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["serve"]:
                new LineServer(Console.In, Console.Out).Run();
                return 0;
            case ["first-call", string job, string contender]:
                Console.WriteLine(FirstCall.Measure(job, contender));
                return 0;
            default:
                if (Options.Parse(args) is not { } options)
                {
                    Console.Error.WriteLine(Options.Help);
                    return 2;
                }

                return new Comparer(options).Run();
        }
    }
}
