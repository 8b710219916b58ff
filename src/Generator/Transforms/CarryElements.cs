using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// An element that an iteration writes and the next one reads is handed on in a variable, so that what iterations do to it is seen.
/// <code>
/// before: for i = 1; i &lt; n; i += 1 { y[i] = y[i - 1] + x[i] }
/// after:  y_last = 1 &lt; n ? y[0] : 0; for i = 1; i &lt; n; i += 1 { y_last += x[i]; y[i] = y_last }
/// </code>
/// The element that the first iteration reads is in range, and nothing else is written that may lie there: both are checked on entry.
/// </summary>
internal static class CarryElements
{
    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names) => loop.Guard is not null ? null
        : loop.Body.Statements.OfType<Store>().Select(s => Carry(loop, s, facts, names)).FirstOrDefault(r => r is not null);

    private static GuardedLoop? Carry(For loop, Store store, BodyFacts facts, FreeNames names)
    {
        KernelBuffer buffer = store.Buffer;
        Access[] inside = facts.In(loop).Where(a => a.Buffer == buffer).ToArray();
        Collision[] collisions = Dependence.All(loop, inside, facts.Affine, (a, b) => a == b).ToArray();
        if (buffer.IsPrivate || collisions.Length == 0 || inside.Count(a => a.IsStore) != 1 || !collisions.All(IsHandedOn))
            return null;
        HashSet<int> loads = new(collisions.Select(c => c.Sink.Id));
        Access[] read = inside.Where(a => loads.Contains(a.Id)).ToArray();
        if (!read.All(a => IsOneOn(inside.First(w => w.IsStore), a, loop)))
            return null;

        // What the iteration reads of the element itself, and of what is handed on to it, it reads before it writes it.
        HashSet<int> behind = new(loop.Body.Statements.SkipWhile(s => s.Id != store.Id).Skip(1).SelectMany(s => Block.Of(s).AllExpressions()).OfType<Load>().Select(l => l.Id));
        bool isAlways = read.All(a => a.From(loop).Count() == 1) && !inside.Any(a => behind.Contains(a.Id));
        HashSet<Variable> changing = new(loop.Body.Sets());
        EquatableArray<Expr> first = read[0].Index.Select(facts.Affine.Inline).ToEquatable();
        if (!isAlways || first.SelectMany(i => i.All()).Any(e => e is Load || (e is VariableRef { Variable: var v } && changing.Contains(v)))
            || CheckBuilder.OnEntry(read, loop, facts) is not { } inRange)
            return null;
        var last = new Variable(names.Next(buffer.Source + "_last"), buffer.Element, VariableKind.Local);
        int id = facts.Body.FreeId();
        Expr start = new Load(id, buffer, first.Select(i => i.Rewrite(e => e.Reads(loop.Index) ? loop.Lower : ConstantFolding.Fold(e))).ToEquatable());
        Expr none = new Constant(buffer.Element, 0);
        var before = new Let(id + 1, last, new Select(new Compare(loop.Op, loop.Lower, loop.Bound), start, none));
        Expr Take(Expr expr) => expr.Rewrite(e => e is Load load && loads.Contains(load.Id) ? new VariableRef(last) : e);
        Block taken = new IrRewrite(Take, v => v, b => b).Run(loop.Body);
        IEnumerable<Stmt> handed = taken.Statements.SelectMany<Stmt, Stmt>(s => s.Id == store.Id && s is Store write
            ? [new Assign(id + 2, last, write.Value), write with { Value = new VariableRef(last) }]
            : [s]);
        Block body = RecognizeReductions.Run(StepEarly.Run(new Block(handed.ToEquatable())), id + 3);
        if (Scan.Of(last, loop with { Body = body }, facts.Order, out _) is null)
            return null;
        IEnumerable<(KernelBuffer, KernelBuffer)> apart = loop.Body.All().OfType<Store>().Select(s => s.Buffer).Where(b => b != buffer && !b.IsPrivate).Distinct().Select(b => (b, buffer));
        return new GuardedLoop([before, loop with { Body = body }], [.. inRange, .. Overlaps.Apart(apart)], $"{read[0]} is what the iteration before wrote, handed on in {last.Name}");
    }

    /// <summary>Whether a read is, in every iteration, of the element that the one before it wrote: in each dimension, not only where they collide.</summary>
    private static bool IsOneOn(Access write, Access read, For loop) => write.Forms.Zip(read.Forms, (w, r) => (w, r)).All(d =>
        d.w is { } written && d.r is { } wanted && written.Split(loop.Index) is var (step, _) && wanted.Equals(written - (step * Polynomial.Of(loop.Step))));

    /// <summary>Whether they collide, if at all, one iteration apart.</summary>
    private static bool IsHandedOn(Collision collision) =>
        collision is { Unless: null, Distance: { } distance, Source.IsStore: true, Sink.IsStore: false } && Math.Abs(distance) == 1;
}
