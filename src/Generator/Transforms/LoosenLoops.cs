using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop inside a parallel one whose ends were read from memory is one whose trip count nobody knows before the outer loop: so that this one
/// can run in lanes, the index of the inner one is a variable. Not where the inner loop can run in lanes itself.
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
        facts = new BodyFacts(body, strict: false);
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
        return nested ? body with { Statements = new LoosenLoops(body).Rewrite(body.Statements, isInside: false) } : body;
    }

    /// <summary>Whether the value of an expression comes from memory.</summary>
    private bool IsRead(Expr expr) => expr.All().Any(e => e is Load || (e is VariableRef reference && read.Contains(reference.Variable)));

    private bool IsElementwise(For loop) => facts[loop] is { IsParallel: true, Reductions.Count: 0 };

    private Block Rewrite(Block block, bool isInside) => new(block.Statements.SelectMany(s => Rewrite(s, isInside)).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement, bool isInside) => statement switch
    {
        For loop when isInside && (IsRead(loop.Lower) || IsRead(loop.Bound)) && !IsElementwise(loop) => Loosen(loop),
        For loop => [loop with { Body = Rewrite(loop.Body, isInside || facts[loop].IsParallel) }],
        While loop => [loop with { Body = Rewrite(loop.Body, isInside) }],
        If branch => [branch with { Then = Rewrite(branch.Then, isInside), Else = Rewrite(branch.Else, isInside) }],
        _ => [statement],
    };

    private IEnumerable<Stmt> Loosen(For loop)
    {
        Variable index = loop.Index with { Kind = VariableKind.Local };
        Expr Local(Expr expr) => expr.Rewrite(e => e is VariableRef reference && reference.Variable == loop.Index ? new VariableRef(index) : e);
        var local = new IrRewrite(Local, v => v == loop.Index ? index : v, b => b);
        Expr goesOn = new Compare(loop.Op, new VariableRef(index), loop.Bound);
        if (loop.Guard is { } guard)
            goesOn = new ShortCircuit(IsAnd: true, goesOn, Local(guard));
        Stmt step = new Assign(nextId++, index, new Binary(BinaryOp.Add, new VariableRef(index), new Constant(index.Type, loop.Step)));
        Block body = Rewrite(local.Run(loop.Body), isInside: true);
        return [new Let(nextId++, index, loop.Lower), new While(loop.Id, goesOn, TestsFirst: true, new Block(body.Statements.Append(step).ToEquatable()))];
    }
}
