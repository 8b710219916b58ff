using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Which loops are split where a condition on their index changes (<see cref="SplitRanges"/>) or one iteration meets all others (<see cref="SplitMeeting"/>): those whose
/// parts are independent where the whole is not, and those for which it pays. Neither needs a check.
/// </summary>
/// <param name="names">Names that are free.</param>
/// <param name="except">Loops to be left alone, by their ids.</param>
/// <param name="pays">Whether parts of a loop with independent iterations are better than the whole.</param>
internal sealed class SplitLoops(FreeNames names, ISet<int> except, Pays pays)
{
    /// <summary>A loop is split so often at most.</summary>
    private const int MostSplits = 3;

    public GuardedBody Run(GuardedBody given)
    {
        foreach (int id in Outermost(given.Body.Statements, given.Facts).Select(l => l.Id).Where(id => !except.Contains(id)).ToList())
            given = AtConditions(Find(id, given.Body), id, given, MostSplits) ?? given;
        foreach (int id in Outermost(given.Body.Statements, given.Facts).Where(l => !given.Facts[l].IsIndependent).Select(l => l.Id).Where(id => !except.Contains(id)).Reverse().ToList())
            given = AtMeeting(id, given) ?? given;
        return given;
    }

    /// <summary>Loops that no loop with independent iterations is around.</summary>
    private static IEnumerable<For> Outermost(Block block, BodyFacts facts) => block.Statements.SelectMany(s => s switch
    {
        For loop when facts[loop].IsIndependent => [loop],
        For loop => Outermost(loop.Body, facts).Prepend(loop),
        _ => s.Blocks().SelectMany(b => Outermost(b, facts)),
    });

    /// <summary>The body with a loop, which may be part of one, split as often as it takes to win something; null where that is too often.</summary>
    private GuardedBody? AtConditions(For whole, int id, GuardedBody given, int most)
    {
        GuardedBody current = given;
        List<For> parts = [whole];
        for (int left = most - 1; left >= 0; left--)
        {
            if (parts.Select(p => (Part: p, Split: SplitRanges.Run(p, current.Facts, names))).FirstOrDefault(s => s.Split is not null) is not { Part: { } part, Split: { } split })
                return null;
            parts = [.. parts.SelectMany(p => p.Id == part.Id ? split.Statements.OfType<For>() : [p])];
            current = With(current, part, split, id);
            bool areFree = parts.All(p => current.Facts[p].IsIndependent);
            if (areFree && (!given.Facts[whole].IsIndependent || pays(whole, given.Facts, parts, current.Facts)))
                return parts.Aggregate(current, (body, p) => AtConditions(p, id, body, left) ?? body);
        }

        return null;
    }

    /// <summary>The body with a loop split at the iteration that meets all others, inner loops before; null where what is left is not independent then.</summary>
    private GuardedBody? AtMeeting(int id, GuardedBody given)
    {
        For loop = Find(id, given.Body);
        if (SplitMeeting.Run(loop, given.Facts, names) is not { } split)
            return null;
        GuardedBody result = With(given, loop, split, id);
        IEnumerable<Stmt> parts = [split.Statements[0], split.Statements[split.Statements.Count - 1]];
        return parts.OfType<For>().All(p => result.Facts[p].IsIndependent) ? result : null;
    }

    private static For Find(int id, Body body) => body.Statements.All().OfType<For>().First(f => f.Id == id);

    private static GuardedBody With(GuardedBody given, For loop, GuardedLoop split, int id)
    {
        Body body = given.Body with { Statements = UnderGuards.Replace(given.Body.Statements, loop, split.Statements) };
        return given with { Body = body, Facts = given.Facts.Of(body), Done = given.With(id, split.What) };
    }
}
