using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that lanes leave one by one, but that counts its iterations from the same number in all of them: those that are still in it agree
/// on the count, so it need not be kept lane by lane. What a lane counted is the number of iterations it took part in.
/// <code>
/// before: int n = 0; while n &lt; max &amp;&amp; p { A(n); n += 1 }
/// after:  int n = 0; long rounds = 0; for k = n; k &lt; max; k += 1 while p { A(k); rounds += 1 }; int n_total = n + (int)rounds
/// </code>
/// </summary>
internal sealed class CountIterations
{
    private readonly Varying varying;
    private readonly For unit;
    private readonly FreeNames names;
    private readonly ScalarType counter;
    private int nextId = -100_000;

    private CountIterations(For unit, Varying varying, FreeNames names)
    {
        this.unit = unit;
        this.varying = varying;
        this.names = names;

        // Lanes are counted at the width of the masks, which is that of the widest values.
        bool wide = unit.Body.AllExpressions().Any(e => e.Type.Size() == 8 && varying.IsVarying(e));
        counter = wide ? ScalarType.Int64 : ScalarType.Int32;
    }

    public static For Run(For unit, Varying varying, FreeNames names) =>
        unit.Body.All().Any(s => s is While loop && varying.IsVarying(loop.Condition))
            ? unit with { Body = new CountIterations(unit, varying, names).Rewrite(unit.Body) }
            : unit;

    private Block Rewrite(Block block)
    {
        List<Stmt> result = [];
        Stmt[] all = block.Statements.ToArray();
        for (int at = 0; at < all.Length; at++)
        {
            switch (all[at])
            {
                case While { TestsFirst: true } loop when Find(loop, block) is { } count:
                    IrRewrite after = Count(loop, count, result);
                    for (int later = at + 1; later < all.Length; later++)
                        all[later] = after.Run(all[later]);
                    break;
                default:
                    result.Add(all[at].WithBlocks(Rewrite));
                    break;
            }
        }

        return new Block(result.ToEquatable());
    }

    /// <param name="Variable">The variable that counts.</param>
    /// <param name="Start">Its value before the loop.</param>
    /// <param name="Step">What each iteration adds.</param>
    /// <param name="At">Where in the body.</param>
    /// <param name="Test">The comparison that bounds it, the variable on the left.</param>
    /// <param name="Others">The other conditions.</param>
    private sealed record Counted(Variable Variable, Expr Start, long Step, int At, Compare Test, IReadOnlyList<Expr> Others);

    private Counted? Find(While loop, Block around)
    {
        Expr[] conditions = Counting.Conjuncts(loop.Condition).ToArray();
        if (conditions.Any(c => c.All().Any(e => e is Load || !Faults.Never(e))) || !varying.IsVarying(loop.Condition))
            return null;
        for (int at = 0; at < loop.Body.Statements.Count; at++)
        {
            if (loop.Body.Statements[at] is not Accumulate { Kind: ReductionKind.Sum, Value: Constant step } add
                || add.Variable.Type is not (ScalarType.Int32 or ScalarType.Int64) || (add.Variable.Type == ScalarType.Int64 && counter == ScalarType.Int32))
                continue;
            Variable v = add.Variable;
            if (Start(v, loop, around) is not { } start)
                continue;
            Compare? test = conditions.OfType<Compare>().Select(c => Counting.OnLeft(c, v)).FirstOrDefault(c =>
                c is not null && Counting.Bounds(c, step.Bits) && !varying.IsVarying(c.Right) && c.Right.IsFixedIn(loop));
            if (test is not null)
                return new Counted(v, start, step.Bits, at, test, conditions.Where(c => !(c is Compare own && test.Equals(Counting.OnLeft(own, v)))).ToArray());
        }

        return null;
    }

    /// <summary>The value before the loop, the same in all lanes: declared in the same block and changed by this loop's count only.</summary>
    private Expr? Start(Variable variable, While loop, Block around)
    {
        Stmt[] writes = unit.Body.All().Where(s => s.Target() == variable).ToArray();
        return writes.Length == 2 && writes[0] is Let { Value: { } value } let && around.Statements.Contains(let) && !varying.IsVarying(value)
            && value.All().All(e => e is not Load && Faults.Never(e)) && loop.Body.Statements.Contains(writes[1])
            ? new VariableRef(variable)
            : null;
    }

    /// <summary>Adds the loop that counts; gives what becomes of the statements after it, which read the count.</summary>
    private IrRewrite Count(While loop, Counted count, List<Stmt> result)
    {
        Variable v = count.Variable;
        var index = new Variable(names.Next("k"), v.Type, VariableKind.Index);
        Expr now = new VariableRef(index);
        Expr next = new Binary(BinaryOp.Add, now, new Constant(v.Type, count.Step));
        IrRewrite Reading(Expr value) => new(e => e.Rewrite(x => x.Reads(v) ? value : x), x => x, b => b);
        bool wanted = Reads(unit.Body, v) > Reads(loop.Body, v) + loop.Condition.All().Count(e => e.Reads(v));
        var rounds = new Variable(names.Next("rounds"), counter, VariableKind.Local);
        Stmt[] counting = wanted ? [new Accumulate(nextId--, rounds, ReductionKind.Sum, new Constant(counter, 1))] : [];
        if (wanted)
            result.Add(new Let(nextId--, rounds, new Constant(counter, 0)));
        List<Stmt> body = [];
        for (int at = 0; at < loop.Body.Statements.Count; at++)
        {
            if (at == count.At)
                body.AddRange(counting);
            else
                body.Add(Reading(at < count.At ? now : next).Run(loop.Body.Statements[at]));
        }

        Expr? guard = null;
        foreach (Expr other in count.Others.Select(o => Reading(now).Expression(o)))
            guard = guard is null ? other : new ShortCircuit(IsAnd: true, guard, other);
        var inside = new Block(body.ToEquatable());
        result.Add(new For(loop.Id, index, count.Start, count.Test.Op, count.Test.Right, count.Step, Rewrite(inside), guard));
        if (wanted)
        {
            Expr taken = new VariableRef(rounds);
            Expr own = v.Type == counter ? taken : new Conversion(v.Type, taken);
            var total = new Variable(names.Next(v.Name + "_total"), v.Type, VariableKind.Local);
            result.Add(new Let(nextId--, total, new Binary(count.Step > 0 ? BinaryOp.Add : BinaryOp.Subtract, new VariableRef(v), own)));
            return Reading(new VariableRef(total));
        }

        return Reading(new VariableRef(v));
    }

    private static int Reads(Block block, Variable variable) => block.AllExpressions().Count(e => e.Reads(variable));
}
