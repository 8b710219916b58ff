using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>A body after the transforms that are right only behind checks on entry.</summary>
/// <param name="Body">The body.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Relied">The checks. A call for which one fails runs the method as written.</param>
/// <param name="Done">What was done to each loop that was changed, by its id, in words for the plan.</param>
internal sealed record GuardedBody(Body Body, BodyFacts Facts, IReadOnlyList<Check> Relied, IReadOnlyDictionary<int, IReadOnlyList<string>> Done)
{
    /// <summary>What was done, with more of it.</summary>
    public Dictionary<int, IReadOnlyList<string>> With(int id, string what)
    {
        var all = Done.ToDictionary(d => d.Key, d => d.Value);
        all[id] = all.TryGetValue(id, out IReadOnlyList<string>? before) ? [.. before, what] : [what];
        return all;
    }
}

/// <summary>A loop after a transform.</summary>
/// <param name="Statements">What stands in its place; the loop among it has the id that it had.</param>
/// <param name="Relied">The checks that make it right.</param>
/// <param name="What">What was done, in words.</param>
internal sealed record GuardedLoop(IReadOnlyList<Stmt> Statements, IReadOnlyList<Check> Relied, string What);

/// <summary>
/// Transforms that let the iterations of a loop run independently, or in lanes. They read memory at other moments than C# does, so each
/// names checks on entry (in range, no shared memory) behind which nobody can tell; code that runs without guards, or where they fail, is made
/// of the body as it was. A loop that does not become independent by them stays as it is.
/// </summary>
internal static class UnderGuards
{
    /// <summary>A value may be carried over several iterations: by one variable into the next.</summary>
    private const int MostSteps = 4;

    private static Func<For, BodyFacts, FreeNames, GuardedLoop?>[] Transforms(Pays pays) =>
        [PeelCarried.Run, KeepLast.Run, ReorderStatements.Run, PreloadElements.Run, SplitCrossing.Run, CarryElements.Run, (loop, facts, names) => DistributeLoop.Run(loop, facts, names, pays)];

    /// <summary>What a loop allows that an iteration may end: the others move what iterations do past each other.</summary>
    private static readonly Func<For, BodyFacts, FreeNames, GuardedLoop?>[] OfEnding = [KeepLast.Run];

    /// <param name="body">The body after all other passes.</param>
    /// <param name="order">In which order floating point is taken in.</param>
    /// <param name="except">Loops to be left alone, by their ids.</param>
    /// <param name="distributes">Whether loops are faster than the one that they are made of; they always are if null.</param>
    /// <param name="splits">Whether parts of an independent loop are better than the whole; they always are if null.</param>
    public static GuardedBody Run(Body body, FloatOrder order, ISet<int> except, Pays? distributes = null, Pays? splits = null)
    {
        Func<For, BodyFacts, FreeNames, GuardedLoop?>[] transforms = Transforms(distributes ?? ((_, _, _, _) => true));
        var result = new GuardedBody(body, new BodyFacts(body, order), [], new Dictionary<int, IReadOnlyList<string>>());
        var names = new FreeNames(body.Names());
        result = ReduceElements.Run(InterchangeLoops.Run(result, except), names, except);
        result = new SplitLoops(names, except, splits ?? ((_, _, _, _) => true)).Run(result);
        foreach (int id in Candidates(result.Body.Statements, result.Facts).Select(l => l.Id).Where(id => !except.Contains(id)).ToList())
            result = Try(id, result, order, names, transforms) ?? result;
        return result;
    }

    /// <summary>Loops in source order that no loop with independent iterations is around.</summary>
    private static IEnumerable<For> Candidates(Block block, BodyFacts facts) => block.Statements.SelectMany(s => s switch
    {
        For { IsAsserted: true } => [],
        For loop when facts[loop].IsIndependent || facts[loop].Tallies.Count > 0 => [],
        For loop => Candidates(loop.Body, facts).Prepend(loop),
        _ => s.Blocks().SelectMany(b => Candidates(b, facts)),
    });

    /// <summary>The body in which a loop has become independent; null where it does not.</summary>
    private static GuardedBody? Try(int id, GuardedBody given, FloatOrder order, FreeNames names, Func<For, BodyFacts, FreeNames, GuardedLoop?>[] transforms)
    {
        GuardedBody current = given;
        for (int step = 0; step < MostSteps; step++)
        {
            if (current.Body.Statements.All().OfType<For>().FirstOrDefault(f => f.Id == id) is not { } loop)
                return null;
            if ((loop.Guard is null ? transforms : OfEnding).Select(t => t(loop, current.Facts, names)).FirstOrDefault(r => r is not null) is not { } rewritten)
                return null;
            Body body = current.Body with { Statements = Replace(current.Body.Statements, loop, rewritten.Statements) };
            current = new GuardedBody(body, new BodyFacts(body, order), [.. current.Relied, .. rewritten.Relied], current.With(id, rewritten.What));
            if (current.Facts.Verdicts.First(v => v.Loop.Id == id).IsIndependent)
                return current;
        }

        return null;
    }

    /// <summary>A block with other statements for a loop in it.</summary>
    public static Block Replace(Block block, For loop, IReadOnlyList<Stmt> by) => new(block.Statements
        .SelectMany(s => s.Id == loop.Id && s is For ? by : [s.WithBlocks(b => Replace(b, loop, by))]).ToEquatable());
}
