using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Makes one loop of neighbouring ones that run equally often, from the outside inwards, so that what one computes the next has in a register.
/// What stands between them goes ahead of both or behind.
/// <code>
/// before: for i = 0; i &lt; n; i += 1 { t[i] = a[i] * a[i] }; double s = 0; for k = 0; k &lt; n; k += 1 { s += t[k] }
/// after:  double s = 0; for i = 0; i &lt; n; i += 1 { t[i] = a[i] * a[i]; s += t[i] }
/// </code>
/// Each loop must be parallel, and so must be what becomes of them: then all that one iteration of either touches is its own, and the order
/// within it is kept (<see cref="LoopFusion"/> has the conditions).
/// </summary>
/// <remarks>
/// It changes the body, and not only the code of a unit as transforms do that need proofs: loops inside the fused one, arrays that are no longer
/// needed, and what runs on a device all follow from it. So all that it relies on must be known on entry, where otherwise the method as written
/// runs. A guard that can only be tested later would have the fused loop as its scalar form, so a loop that has one is not fused.
/// </remarks>
internal sealed class FuseLoops
{
    private readonly FloatOrder order;
    private readonly IReadOnlyDictionary<LoopPair, string> unwanted;

    /// <summary>The pairs seen so far, and whether both loops run equally often.</summary>
    private readonly Dictionary<LoopPair, bool> tried = [];
    private readonly List<Check> entry = [];
    private readonly List<LoopPair> fusions = [];
    private readonly List<string> lines = [];
    private readonly List<(LoopPair Pair, string Line)> refusals = [];
    private Body body;
    private BodyFacts facts;

    private FuseLoops(Body body, FloatOrder order, IReadOnlyDictionary<LoopPair, string> unwanted)
    {
        (this.body, this.order, this.unwanted) = (body, order, unwanted);
        facts = new BodyFacts(body, order);
    }

    /// <param name="body">A body after all passes.</param>
    /// <param name="order">In which order floating point is taken in.</param>
    /// <param name="unwanted">Pairs that are better left as they are, with the reason.</param>
    public static FusedBody Run(Body body, FloatOrder order, IReadOnlyDictionary<LoopPair, string>? unwanted = null)
    {
        if (!HasNeighbours(body.Statements))
            return FusedBody.Unchanged(body);
        var pass = new FuseLoops(body, order, unwanted ?? new Dictionary<LoopPair, string>());
        while (pass.FuseNext())
        {
        }

        return new FusedBody(pass.body, pass.entry.Distinct().ToList(), pass.fusions, [.. pass.lines, .. pass.Refusals()]) { IsChanged = pass.fusions.Count > 0 };
    }

    private static bool HasNeighbours(Block block) => block.Statements.OfType<For>().Skip(1).Any() || block.Statements.Any(s => s.Blocks().Any(HasNeighbours));

    /// <summary>Fuses the next two loops that can be; false where there are none left.</summary>
    private bool FuseNext()
    {
        foreach (Block block in Blocks(body.Statements))
        {
            For[] loops = block.Statements.OfType<For>().ToArray();
            for (int at = 0; at < loops.Length; at++)
            {
                bool others = false;
                for (int next = at + 1; next < loops.Length; next++)
                {
                    var pair = new LoopPair(loops[at].Id, loops[next].Id);
                    if (!tried.TryGetValue(pair, out bool equally))
                    {
                        LoopFusion fusion = new(body, facts, order, block, loops[at], loops[next]);
                        tried[pair] = equally = fusion.RunEquallyOften;
                        if (Fuse(fusion, loops[at], loops[next], isNext: next == at + 1, others))
                            return true;
                    }

                    others |= equally;
                }
            }
        }

        return false;
    }

    /// <summary>A block and those inside it, outer ones first: what is fused outside makes neighbours inside.</summary>
    private static IEnumerable<Block> Blocks(Block block) => block.Statements.SelectMany(s => s.Blocks()).SelectMany(Blocks).Prepend(block);

    /// <param name="fusion">What would become of them.</param>
    /// <param name="first">One loop.</param>
    /// <param name="second">A later one.</param>
    /// <param name="isNext">Whether no loop stands between them.</param>
    /// <param name="others">Whether loops between them run as often, so that theirs is the reason that counts.</param>
    private bool Fuse(LoopFusion fusion, For first, For second, bool isNext, bool others)
    {
        if (!fusion.RunEquallyOften && FuseAsEqual(first, second))
            return true;
        string? why = unwanted.TryGetValue(new LoopPair(first.Id, second.Id), out string? worse) ? worse
            : fusion.RunEquallyOften ? fusion.WhyNot()
            : $"they run differently often ('{IrPrinter.Head(first)}' and '{IrPrinter.Head(second)}')";
        if (why is null)
            return Take(fusion, first, second);
        if (fusion.RunEquallyOften ? !others : isNext)
            refusals.Add((new LoopPair(first.Id, second.Id), $"the loops over {first.Index.Name} and {second.Index.Name} stay two: {why}"));
        return false;
    }

    /// <summary>Fuses two loops where a guard can see to it that they run equally often.</summary>
    private bool FuseAsEqual(For first, For second)
    {
        if (unwanted.ContainsKey(new LoopPair(first.Id, second.Id)) || EquateLengths.Run(body, facts, first, second) is not var (equated, guard))
            return false;
        Block block = Blocks(equated.Statements).First(b => b.Statements.Any(s => s.Id == first.Id));
        For Of(For loop) => block.Statements.OfType<For>().First(f => f.Is(loop));
        LoopFusion fusion = new(equated, new BodyFacts(equated, order), order, block, Of(first), Of(second));
        if (!fusion.RunEquallyOften || fusion.WhyNot() is not null)
            return false;
        entry.Add(guard);
        return Take(fusion, first, second);
    }

    private bool Take(LoopFusion fusion, For first, For second)
    {
        body = fusion.Body;
        facts = fusion.Facts;
        entry.AddRange(fusion.Entry);
        fusions.Add(new LoopPair(first.Id, second.Id));
        lines.Add($"the loops over {first.Index.Name} and {second.Index.Name} are one{fusion.Moved}");
        return true;
    }

    /// <summary>Refusals that still hold: those of loops that have become one by way of others are of no interest, and each two loops need one reason.</summary>
    private IEnumerable<string> Refusals()
    {
        int Now(int loop) => fusions.FirstOrDefault(f => f.Second == loop) is { Second: not 0, First: var first } ? Now(first) : loop;
        return refusals.Select(r => (First: Now(r.Pair.First), Second: Now(r.Pair.Second), r.Line)).Where(r => r.First != r.Second)
            .GroupBy(r => (Math.Min(r.First, r.Second), Math.Max(r.First, r.Second)), r => r.Line, (_, all) => all.First());
    }
}
