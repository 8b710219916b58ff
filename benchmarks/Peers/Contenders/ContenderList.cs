using System;
using System.Collections.Generic;
using System.Linq;

namespace Peers.Contenders;

/// <summary>Every .NET contender, with one thread and with all of the machine's.</summary>
internal static class ContenderList
{
    /// <summary>All contenders of this process.</summary>
    public static IReadOnlyList<Contender> All { get; } =
        [.. new[] { 1, Environment.ProcessorCount }.Distinct().SelectMany(List)];

    private static IEnumerable<Contender> List(int threads) =>
        [.. QuadraticContenders.List(threads), .. ReductionContenders.List(threads), .. MatrixContenders.List(threads), .. LaneContenders.List(threads),
            .. IdiomContenders.List(threads), .. NestContenders.List(threads), .. FunctionContenders.List(threads)];
}
