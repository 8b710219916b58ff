using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Keeps an element that a loop reads and writes in every round in a register meanwhile.
/// <code>
/// before: for k = 0; k &lt; n; k += 1              after: if 0 &lt; n
///           c[i, j] = c[i, j] + a[i, k] * b[k, j]            element1 = c[i, j]
///                                                           for k = 0; k &lt; n; k += 1
///                                                             element1 = element1 + a[i, k] * b[k, j]
///                                                           c[i, j] = element1
/// </code>
/// For code whose accesses are proved in range: an exception half-way would find the element not yet written. No other buffer of the loop
/// may share memory with the promoted one; the pairs are handed back for the guards.
/// </summary>
internal sealed class PromoteElements(AffineForms affine)
{
    private readonly List<(KernelBuffer, KernelBuffer)> apart = [];
    private int made;

    /// <summary>The loop with elements promoted out of the loops inside it, and the pairs of buffers that must be apart for it.</summary>
    public static For Run(For unit, AffineForms affine, out IReadOnlyList<(KernelBuffer Promoted, KernelBuffer Other)> apart)
    {
        var pass = new PromoteElements(affine);
        For promoted = unit with { Body = pass.Rewrite(unit.Body) };
        apart = pass.apart;
        return pass.made == 0 ? unit : promoted;
    }

    private Block Rewrite(Block block) => new(block.Statements.SelectMany(Rewrite).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement)
    {
        switch (statement)
        {
            case For loop:
                return [Promote(loop)];
            case If branch:
                return [branch.WithBlocks(Rewrite)];
            default:
                return [statement];
        }
    }

    private Stmt Promote(For loop)
    {
        if (loop.MayEndEarly())
            return loop with { Body = Rewrite(loop.Body) };
        foreach (KernelBuffer buffer in loop.Body.All().OfType<Store>().Select(s => s.Buffer).Distinct())
        {
            if (Candidate(loop, buffer) is not var (store, conditions))
                continue;
            var element = new Variable($"element{++made}", buffer.Element, VariableKind.Local);
            // A row lies apart where the array of its arrays does.
            apart.AddRange(loop.Body.All().OfType<Store>().Select(s => s.Buffer).Concat(loop.Body.AllExpressions().OfType<Load>().Select(l => l.Buffer.Row?.Rows ?? l.Buffer))
                .Distinct().Where(b => b != buffer).Select(b => (buffer, b)));

            // Both accesses keep the id of the store: where that one is proved only under a condition, so are they.
            Block inside = Block.Of(
                new Let(NewId(), element, new Load(store.Id, buffer, store.Index)),
                Promote(Replace(loop, buffer, element)),
                new Store(store.Id, buffer, store.Index, new VariableRef(element)));
            return new If(NewId(), conditions, inside, Block.Empty);
        }

        return loop with { Body = Rewrite(loop.Body) };
    }

    // Below all ids of the kernel.
    private int NewId() => -1000 - (10 * made) - nextId++;

    private int nextId;

    /// <summary>A store to the buffer that every round makes at one place, where no other place of it is touched; and when any round is made.</summary>
    private (Store Store, Expr Runs)? Candidate(For loop, KernelBuffer buffer)
    {
        if (loop.Body.Made().Contains(buffer))
            return null;
        if (Unconditional(loop, buffer) is not var (store, runs) || !store.Index.All(i => i.IsFixedIn(loop)))
            return null;
        bool samePlace = loop.Body.All().OfType<Store>().Where(s => s.Buffer == buffer).All(s => SamePlace(s.Index, store.Index))
            && loop.Body.AllExpressions().OfType<Load>().Where(l => l.Buffer == buffer).All(l => SamePlace(l.Index, store.Index));
        bool cannotFault = loop.Body.AllExpressions().All(e => e is Load || Faults.Never(e));
        return samePlace && cannotFault ? (store, runs) : null;
    }

    /// <summary>The first store that is reached through loops only, and the condition that all of them run.</summary>
    private static (Store Store, Expr Runs)? Unconditional(For loop, KernelBuffer buffer)
    {
        Expr runs = new Compare(loop.Op, loop.Lower, loop.Bound);
        if (loop.Body.Statements.OfType<Store>().FirstOrDefault(s => s.Buffer == buffer) is { } store)
            return (store, runs);
        foreach (For inner in loop.Body.Statements.OfType<For>().Where(f => !f.MayEndEarly()))
        {
            if (inner.Lower.IsFixedIn(loop) && inner.Bound.IsFixedIn(loop) && Unconditional(inner, buffer) is var (below, innerRuns))
                return (below, new ShortCircuit(true, runs, innerRuns));
        }

        return null;
    }

    private bool SamePlace(EquatableArray<Expr> left, EquatableArray<Expr> right) =>
        left.Zip(right, (a, b) => affine.Of(a) is { } x && affine.Of(b) is { } y && x.Equals(y)).All(same => same);

    private static For Replace(For loop, KernelBuffer buffer, Variable element)
    {
        Expr Read(Expr expr) => expr.Rewrite(e => e is Load load && load.Buffer == buffer ? new VariableRef(element) : e);
        Block In(Block block) => new(block.Statements.Select(Write).ToEquatable());
        Stmt Write(Stmt statement) => new IrRewrite(Read, v => v, b => b).Run(statement) switch
        {
            Store store when store.Buffer == buffer => new Assign(store.Id, element, store.Value),
            Stmt other => other.WithBlocks(In),
        };
        return (For)Write(loop);
    }
}
