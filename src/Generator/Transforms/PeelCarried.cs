using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable that hands the value of an iteration on to the next one: where that value follows from the index and from memory that the loop does not
/// write, the next one computes it itself. The first iteration, which has it from before the loop, is peeled off; where something behind the
/// loop wants the last value, it is computed there.
/// <code>
/// before: x = b[n - 1]; for i = 0; i &lt; n; i += 1 { a[i] = (b[i] + x) * 0.5; x = b[i] }; use(x)
/// after:  x = b[n - 1]; if 0 &lt; n { a[0] = (b[0] + x) * 0.5; x = b[0] }
///         for i = 1; i &lt; n; i += 1 { x_before = b[i - 1]; a[i] = (b[i] + x_before) * 0.5; x_now = b[i] }
///         x = 0 &lt; n ? b[n - 1] : x; use(x)
/// </code>
/// Memory that is read again must be what it was: it shares none with what the loop writes, which is checked on entry.
/// </summary>
internal sealed class PeelCarried
{
    private readonly For loop;
    private readonly BodyFacts facts;
    private readonly FreeNames names;
    private readonly Repetition repetition;

    private PeelCarried(For loop, BodyFacts facts, FreeNames names)
    {
        (this.loop, this.facts, this.names) = (loop, facts, names);
        repetition = new Repetition(loop, facts);
    }

    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        bool counts = loop.Step == 1 ? loop.Op is CompareOp.Less or CompareOp.LessOrEqual : loop.Step == -1 && loop.Op is CompareOp.Greater or CompareOp.GreaterOrEqual;
        if (!counts || !BlockCopy.MayTakeFrom(loop))
            return null;
        var pass = new PeelCarried(loop, facts, names);
        HashSet<Variable> own = new(loop.Body.All().OfType<Let>().Select(l => l.Variable));
        return loop.Body.Statements.OfType<Assign>().Where(a => !own.Contains(a.Variable)).Select(pass.Peel).FirstOrDefault(r => r is not null);
    }

    private GuardedLoop? Peel(Assign assign)
    {
        Variable x = assign.Variable;
        bool isOnce = x.Kind is VariableKind.Local or VariableKind.Parameter && loop.Body.All().Count(s => s.Target() == x) == 1;
        if (!isOnce || repetition.Of(assign.Value) is not { } value)
            return null;
        bool isCarried = LoopScalars.WhyCarried(x, loop) is not null;
        var copy = new BlockCopy(names, facts.Body.FreeId());
        List<Stmt> statements = [];
        For rest = loop;
        if (isCarried)
        {
            Block first = copy.Of(loop.Body, v => v == loop.Index ? loop.Lower : null);
            statements.Add(new If(copy.TakeId(), new Compare(loop.Op, loop.Lower, loop.Bound), first, Block.Empty));
            rest = loop with { Lower = ConstantFolding.Fold(Moved(loop.Lower, loop.Step)) };
        }

        statements.Add(rest with { Body = new Block(Inside(assign, value, isCarried, copy).ToEquatable()) });
        if (LoopScalars.IsUsedAfter(x, loop, facts.Body.Statements))
        {
            Expr last = loop.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual ? loop.Bound : Moved(loop.Bound, -loop.Step);
            Expr final = copy.Of(value, v => v == loop.Index ? last : null);
            statements.Add(new Assign(copy.TakeId(), x, new Select(new Compare(loop.Op, loop.Lower, loop.Bound), final, new VariableRef(x))));
        }

        string text = IrPrinter.Print(value);
        string what = isCarried
            ? $"{x.Name} is {text} of the iteration before, computed again; the first iteration runs ahead of the loop"
            : $"the last value of {x.Name} is computed behind the loop: {text}";
        return new GuardedLoop(statements, Overlaps.Apart(repetition.Apart(value)).ToList(), what);
    }

    /// <summary>The statements of an iteration that knows what the one before it handed on.</summary>
    private IEnumerable<Stmt> Inside(Assign assign, Expr value, bool isCarried, BlockCopy copy)
    {
        Variable x = assign.Variable;
        var now = new Variable(names.Next(x.Name + "_now"), x.Type, VariableKind.Local);
        Variable current = x;
        if (isCarried)
        {
            current = new Variable(names.Next(x.Name + "_before"), x.Type, VariableKind.Local);
            Expr before = copy.Of(value, v => v == loop.Index ? Moved(new VariableRef(v), -loop.Step) : null);
            yield return new Let(copy.TakeId(), current, before);
        }

        foreach (Stmt statement in loop.Body.Statements)
        {
            Variable reads = current;
            if (statement.Id == assign.Id)
            {
                current = now;
                yield return new Let(assign.Id, now, assign.Value);
                continue;
            }

            yield return new IrRewrite(expr => expr.Rewrite(e => e.Reads(x) ? new VariableRef(reads) : e), v => v, b => b).Run(statement);
        }
    }

    private static Binary Moved(Expr index, long by) => new(BinaryOp.Add, index, new Constant(index.Type, by));
}
