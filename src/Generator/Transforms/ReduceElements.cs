using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// An element that every iteration of a loop takes a value into, always the same one, is a variable meanwhile: the loop reduces into that, in lanes and on threads.
/// <code>
/// before: for j = 0; j &lt; i; j += 1 { x[i] = x[i] - (l[i, j] * x[j]) }
/// after:  if (0 &lt; i)
///           double element = x[i]
///           for j = 0; j &lt; i; j += 1 { element += -(l[i, j] * x[j]) }
///           x[i] = element
/// </code>
/// No other access of the loop meets the element, which subscripts show of the same buffer and a check on entry of others. Nothing in the loop throws: an exception
/// half-way would find the element not yet written.
/// </summary>
internal static class ReduceElements
{
    /// <param name="given">A body.</param>
    /// <param name="names">Names that are free.</param>
    /// <param name="except">Loops to be left alone, by their ids.</param>
    public static GuardedBody Run(GuardedBody given, FreeNames names, ISet<int> except)
    {
        foreach (int id in Candidates(given.Body.Statements, given.Facts).Select(l => l.Id).Where(id => !except.Contains(id)).ToList())
            given = Reduced(given.Body.Statements.All().OfType<For>().First(f => f.Id == id), given, names) ?? given;
        return given;
    }

    /// <summary>Loops that are in source order, or have copies of a buffer, and that no loop with independent iterations is around.</summary>
    private static IEnumerable<For> Candidates(Block block, BodyFacts facts) => block.Statements.SelectMany(s => s switch
    {
        For loop when facts[loop].IsIndependent => [],
        For loop => Candidates(loop.Body, facts).Prepend(loop),
        _ => s.Blocks().SelectMany(b => Candidates(b, facts)),
    });

    private static GuardedBody? Reduced(For loop, GuardedBody given, FreeNames names)
    {
        BodyFacts facts = given.Facts;
        bool isSimple = loop.Guard is null && !loop.IsAsserted && Faults.Nowhere(loop.Ends()) && !loop.Body.All().Any(s => s is While or Allocate or ExitIf or Return)
            && Faults.OnlyInReads(loop.Body.AllExpressions());
        if (!isSimple || loop.Body.Statements.OfType<Store>().FirstOrDefault(s => IsAlone(s, loop, facts)) is not { } store || CheckBuilder.OnEntry(facts.In(loop), loop, facts) is not { } inRange)
            return null;
        var element = new Variable(names.Next("element"), store.Buffer.Element, VariableKind.Local);
        int free = given.Body.FreeId();
        For inside = Recognized(InVariable(loop, store, element, facts.Affine), given.Body, free + 4);
        var whole = new If(free, new Compare(loop.Op, loop.Lower, loop.Bound), Block.Of(
            new Let(free + 1, element, new Load(free + 2, store.Buffer, store.Index)), inside, store with { Id = free + 3, Value = new VariableRef(element) }), Block.Empty);
        if (LoopScalars.AsReduction(element, inside) is null)
            return null;
        Body body = given.Body with { Statements = UnderGuards.Replace(given.Body.Statements, loop, [whole]) };
        BodyFacts after = facts.Of(body);
        if (!after[inside].IsIndependent)
            return null;
        IEnumerable<(KernelBuffer, KernelBuffer)> others = facts.In(loop).Select(a => a.Buffer).Distinct().Where(b => b != store.Buffer).Select(b => (store.Buffer, b));
        return new GuardedBody(body, after, [.. given.Relied, .. inRange, .. Overlaps.Apart(others)], given.With(loop.Id, $"{element.Name}: {IrPrinter.Print(new Load(0, store.Buffer, store.Index))}, which stays in a variable meanwhile"));
    }

    /// <summary>Whether a store is to one place, and all else that the loop does to its buffer is to that place, or never is.</summary>
    private static bool IsAlone(Store store, For loop, BodyFacts facts)
    {
        if (store.Buffer is { IsPrivate: true } or { View: not null } or { Kind: BufferKind.Rows } || !store.Index.All(i => i.IsFixedIn(loop)))
            return false;
        Access[] inside = [.. facts.Accesses.Where(a => a.IsIn(loop) && a.Buffer == store.Buffer)];
        Access place = inside.First(a => a.IsStore && a.Id == store.Id);
        return inside.All(a => IsAt(a.Index, place.Index, facts.Affine) || (!a.IsStore && Dependence.Test(loop, place, a, facts.Affine) is null));
    }

    private static bool IsAt(IEnumerable<Expr> index, IEnumerable<Expr> place, AffineForms affine) =>
        index.Zip(place, (a, b) => affine.Of(a) is { } x && affine.Of(b) is { } y && x.Equals(y)).All(same => same);

    /// <summary>The loop with a variable for an element.</summary>
    private static For InVariable(For loop, Store store, Variable element, AffineForms affine)
    {
        Expr Read(Expr expr) => expr.Rewrite(e => e is Load load && load.Buffer == store.Buffer && IsAt(load.Index, store.Index, affine) ? new VariableRef(element) : e);
        Block In(Block block) => new(block.Statements.Select(Write).ToEquatable());
        Stmt Write(Stmt statement) => new IrRewrite(Read, v => v, b => b).Run(statement) switch
        {
            Store other when other.Buffer == store.Buffer => new Assign(other.Id, element, other.Value),
            Stmt other => other.WithBlocks(In),
        };
        return loop with { Body = In(loop.Body) };
    }

    private static For Recognized(For loop, Body body, int nextId) => (For)RecognizeReductions.Run(body with { Statements = Block.Of(loop) }, nextId).Statements.Statements[0];
}
