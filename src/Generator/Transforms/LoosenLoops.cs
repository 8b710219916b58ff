using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop inside a parallel one whose ends were read from memory, or computed there by more than sums and products, is one whose trip count
/// nobody knows before the outer loop: so that this one can run in lanes, the index of the inner one is a variable. Not where the inner loop
/// can run in lanes itself.
/// <code>
/// before: int end = row[i + 1]; for j = row[i]; j &lt; end; j += 1 { A }
/// after:  int end = row[i + 1]; int j = row[i]; while j &lt; end { A; j += 1 }
/// </code>
/// </summary>
internal sealed class LoosenLoops
{
    private readonly HashSet<Variable> read = [];
    private readonly BodyFacts facts;
    private int nextId;

    private LoosenLoops(Body body)
    {
        // Which loops reduce is known of the statements that say so; loops keep their ids.
        facts = new BodyFacts(RecognizeReductions.Run(body), FloatOrder.Shaped);
        nextId = body.FreeId();
        int before;
        do
        {
            before = read.Count;
            read.UnionWith(body.Statements.All().Where(s => s.Target() is not null && s.Expressions().Any(IsRead)).Select(s => s.Target()!));
        }
        while (read.Count != before);
    }

    public static Body Run(Body body)
    {
        bool nested = body.Statements.All().OfType<For>().Any(f => f.Body.All().Any(s => s is For));
        return nested ? body with { Statements = new LoosenLoops(body).Rewrite(body.Statements, null) } : body;
    }

    /// <summary>Whether the value of an expression comes from memory.</summary>
    private bool IsRead(Expr expr) => expr.All().Any(e => e is Load || (e is VariableRef reference && read.Contains(reference.Variable)));

    /// <summary>Whether an inner loop is better off in lanes of its own: where it writes element by element, or where both only sum up.</summary>
    private bool HasLanes(For loop, For around)
    {
        bool writes = loop.Body.All().Any(s => s is Store { Buffer.IsPrivate: false });
        bool reduces = facts[loop].Reductions.Count > 0;
        return facts[around].Reductions.Count > 0 ? facts[loop].IsIndependent && (writes || reduces) : facts[loop].IsParallel && writes && !reduces;
    }

    private Block Rewrite(Block block, For? around) => new(block.Statements.SelectMany(s => Rewrite(s, around)).ToEquatable());

    /// <param name="statement">A statement.</param>
    /// <param name="around">The outermost loop around it whose iterations are independent.</param>
    private IEnumerable<Stmt> Rewrite(Stmt statement, For? around) => statement switch
    {
        For loop when around is not null && IsUnknown(loop, around) && !HasLanes(loop, around) => Loosen(loop, around),
        For loop => [loop with { Body = Rewrite(loop.Body, around ?? (facts[loop].IsIndependent ? loop : null)) }],
        _ => [statement.WithBlocks(b => Rewrite(b, around))],
    };

    private bool IsUnknown(For loop, For around) =>
        IsRead(loop.Lower) || IsRead(loop.Bound) || !CheckBuilder.KnowsRange(loop, around, facts);

    private IEnumerable<Stmt> Loosen(For loop, For around)
    {
        Variable index = loop.Index with { Kind = VariableKind.Local };
        Expr Local(Expr expr) => expr.Rewrite(e => e is VariableRef reference && reference.Variable == loop.Index ? new VariableRef(index) : e);
        var local = new IrRewrite(Local, v => v == loop.Index ? index : v, b => b);
        Expr goesOn = new Compare(loop.Op, new VariableRef(index), loop.Bound);
        if (loop.Guard is { } guard)
            goesOn = new ShortCircuit(IsAnd: true, goesOn, Local(guard));
        Stmt step = new Assign(nextId++, index, new Binary(BinaryOp.Add, new VariableRef(index), new Constant(index.Type, loop.Step), loop.IsChecked));
        Block body = Rewrite(local.Run(loop.Body), around);
        return [new Let(nextId++, index, loop.Lower), new While(loop.Id, goesOn, TestsFirst: true, new Block(body.Statements.Append(step).ToEquatable()))];
    }
}
