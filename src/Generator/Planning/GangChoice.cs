using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>Chooses how many iterations run in lock step.</summary>
internal static class GangChoice
{
    /// <summary>Iterations in a block of a re-associated reduction: the unit of work of a thread and a leaf of the pairwise tree.</summary>
    public const int BlockSize = 16384;

    public static LanePlan Choose(For lanes, LoopVerdict verdict, Varying varying, BodyFacts facts, ISet<int> late)
    {
        HashSet<int> scattered = LaneChoice.Scattered(lanes, varying, facts, late);
        HashSet<KernelBuffer> own = lanes.Body.Made();
        HashSet<int> indirect = new(late.Concat(facts.Accesses.Where(a => own.Contains(a.Buffer) && scattered.Contains(a.Id)).Select(a => a.Id)));
        int[] sizes = Sizes(lanes, varying, indirect);
        int narrowest = sizes.Min();
        int widest = sizes.Max();
        var wanted = new LiveValues(lanes, varying, verdict.Reductions.Select(r => r.Variable), widest);
        if (verdict.Scans.Any())
            return Scanning(verdict.Reductions, narrowest, widest, varying, wanted) with { Scattered = scattered };
        if (verdict.Reductions.Count > 0)
            return Reducing(verdict.Reductions, narrowest, widest, varying, wanted, verdict.Exit is null ? MemoryBound.ReadBytes(lanes, varying, facts, scattered) : 0, MostByFunctions(lanes, varying)) with { Scattered = scattered };
        var live = (int)Math.Ceiling(wanted.Peak);
        bool chain = lanes.Body.All().Where(s => s is For or While).SelectMany(s => s.Blocks()).Any(b => b.All().Any(s => s is Accumulate or Assign));
        bool diverges = lanes.Body.All().Any(s => s is not If && varying.Diverges(s));
        int most = MostByFunctions(lanes, varying);
        int Gang(int width, int registers)
        {
            int vectors = Math.Min(most, InFlight(live, registers, diverges, chain, isMixed: narrowest != widest));
            int least = width / 8 / narrowest;
            return least * Math.Max(1, (int)Math.Min(verdict.LongestGang / least ?? int.MaxValue, diverges ? vectors * narrowest / widest : vectors));
        }

        var gangs = new Gangs(Gang(512, 32), Gang(256, 16), chain ? Gang(128, 16) : 16 / narrowest);
        return new LanePlan(varying, wanted, gangs, narrowest, 0, 0,
            $"{gangs.For512 * widest / 64} vector(s) of 512 bits per {(widest == 8 ? "64-bit" : widest == 4 ? "32-bit" : "small")} value, with about {live} live values in 32 registers")
        {
            Scattered = scattered,
        };
    }

    /// <summary>
    /// Vectors per value. Where lanes leave loops one by one, the gang waits for the last of them and latency is hidden by other vectors
    /// only; a chain of operations from one iteration of an inner loop to the next wants several beside it; other loops overlap by themselves.
    /// </summary>
    private static int InFlight(int live, int registers, bool diverges, bool chain, bool isMixed) => (diverges, isMixed, chain) switch
    {
        (true, _, _) => live <= registers / 4 ? 4 : live <= registers * 3 / 4 ? 2 : 1,
        (_, true, _) => 1,
        (_, _, true) when live <= registers / 8 => 4,
        _ => live <= (registers / 2) - 2 ? 2 : 1,
    };

    /// <summary>
    /// Vectors per value that functions of vectors leave room for. Each of them is tens of operations, which the processor overlaps with those of
    /// another vector, hardly of more; and the JIT inlines so many of them into a method, then calls even their single operations.
    /// </summary>
    private static int MostByFunctions(For lanes, Varying varying) =>
        lanes.Body.AllExpressions().Count(e => e is Call { Function: var function } && function.IsVectorMath() && varying.IsVarying(e)) switch
        {
            0 => int.MaxValue,
            1 or 2 => 2,
            _ => 1,
        };

    /// <summary>
    /// The virtual lanes are those of a few vectors of 512 bits, and still fit the registers at 256. At 128 a gang takes them in parts,
    /// four vectors at a time: sixteen would make most of the code that the C# compiler has to read. What is packed besides keeps the order of iterations, so
    /// that a gang takes all of them then.
    /// </summary>
    private static LanePlan Reducing(IReadOnlyList<Reduction> reductions, int narrowest, int widest, Varying varying, LiveValues wanted, int readBytes, int most)
    {
        bool packsByBlocks = reductions.Any(r => r.Packing is not null) && reductions.Any(r => r.IsReassociated);
        int vectors = Math.Min(most, reductions.Count > 2 || packsByBlocks || reductions.Any(r => r.Choice is not null) ? 2 : 4);
        int virtualLanes = Math.Max(64 / narrowest, vectors * 64 / widest);
        int part = packsByBlocks ? virtualLanes : Math.Min(virtualLanes, Math.Max(16 / narrowest, 4 * 16 / widest));
        return new LanePlan(varying, wanted, new Gangs(virtualLanes, virtualLanes, part), narrowest, virtualLanes, BlockSize,
            $"{virtualLanes} {(reductions.All(r => r.Choice is not null || r.Of is not null || r.Packing is not null) ? "lanes" : "virtual lanes at every width, so that the sum has one shape")}; {(virtualLanes * widest / 64 is var all and > 1 ? $"{all} vectors of 512 bits hide the latency" : "one vector of 512 bits")}", readBytes);
    }

    /// <summary>
    /// Totals run through vectors of 512 bits, or as many narrower ones as make up such a one: so they have one shape at every width. What is
    /// summed up besides has its virtual lanes, a gang all of them.
    /// </summary>
    private static LanePlan Scanning(IReadOnlyList<Reduction> reductions, int narrowest, int widest, Varying varying, LiveValues wanted)
    {
        int gang = 64 / narrowest * (reductions.Any(r => r.IsReassociated && r.Scan is null) ? 2 : 1);
        return new LanePlan(varying, wanted, new Gangs(gang, gang, gang), narrowest, gang, BlockSize,
            $"{gang} lanes, {gang * widest / 64} vector(s) of 512 bits: each takes in the totals of the lanes before it in a number of steps that is the logarithm of the lanes");
    }

    /// <summary>Sizes in bytes of the values that lanes hold.</summary>
    private static int[] Sizes(For lanes, Varying varying, ISet<int> indirect)
    {
        IEnumerable<ScalarType> types = lanes.Body.All().SelectMany(s => ValueTypes(s, varying, indirect));
        int[] sizes = types.Select(t => t.Size()).Distinct().ToArray();
        return sizes.Length > 0 ? sizes : [4];
    }

    private static IEnumerable<ScalarType> ValueTypes(Stmt statement, Varying varying, ISet<int> indirect)
    {
        if (statement is Store store)
            yield return store.Buffer.Element;
        if (statement is Pack pack)
            yield return pack.Buffer.Element;
        if (statement is not Accumulate { Kind: ReductionKind.Count } && statement.Target() is { } target && varying.IsVarying(target) && target.Type != ScalarType.Boolean)
            yield return target.Type;
        if (statement is Update update)
            yield return update.Buffer.Element;
        IEnumerable<Expr> values = statement is Store written && !indirect.Contains(written.Id) ? [written.Value] : statement.Expressions();
        // Places of lanes are vectors in each dimension, also where an index is the same in all lanes.
        IEnumerable<EquatableArray<Expr>> places = values.SelectMany(v => v.All()).OfType<Load>().Where(l => indirect.Contains(l.Id) && l.Index.Any(varying.IsVarying)).Select(l => l.Index);
        if (statement is Store scattered && indirect.Contains(scattered.Id))
            places = places.Append(scattered.Index);
        foreach (Expr index in places.SelectMany(i => i))
            yield return index.Type;
        foreach (Expr expr in values.SelectMany(v => Values(v, indirect)).Where(varying.IsVarying))
        {
            if (expr.Type != ScalarType.Boolean || expr is Load)
                yield return expr.Type;
        }
    }

    /// <summary>An expression and those below it whose values lanes hold: subscripts are not among them, but for those of gathers.</summary>
    private static IEnumerable<Expr> Values(Expr expr, ISet<int> indirect) =>
        expr is Load load && !indirect.Contains(load.Id) ? [expr] : expr.Children().SelectMany(e => Values(e, indirect)).Prepend(expr);
}
