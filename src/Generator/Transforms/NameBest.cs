using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that keeps only where its best element is, and reads it again for every comparison, gets a variable for the element.
/// <code>
/// before: for i in a .. b { if (x[i] > x[at]) at = i }
/// after:  if (a &lt; b) { double best = x[at]; for i in a .. b { if (x[i] > best) { best = x[i]; at = i } } }
/// </code>
/// The first iteration reads that element too, before anything else can be seen to happen; the loop writes no memory.
/// </summary>
internal sealed class NameBest
{
    private readonly FreeNames names;
    private int id;

    private NameBest(Body body)
    {
        names = new FreeNames(body.Names());
        id = body.FreeId();
    }

    public static Body Run(Body body)
    {
        var pass = new NameBest(body);
        return body with { Statements = pass.Rewrite(body.Statements) };
    }

    private Block Rewrite(Block block) => new(block.Statements.Select(s => s is For loop && Find(loop) is { } found ? Name(loop, found) : s.WithBlocks(Rewrite)).ToEquatable());

    /// <param name="Test">The statement.</param>
    /// <param name="At">Where the best element is.</param>
    /// <param name="Best">The element, read at that place.</param>
    /// <param name="Value">The same, read at the index.</param>
    private sealed record Found(If Test, Variable At, Expr Best, Expr Value);

    private static Found? Find(For loop)
    {
        if (loop.Guard is not null || loop.Body.All().Any(s => s is Store or Allocate))
            return null;
        foreach (If test in loop.Body.Statements.OfType<If>())
        {
            if (test is not { Condition: Compare { Op: not (CompareOp.Equal or CompareOp.NotEqual) } compare, Then.Statements: { Count: 1 } then, Else.Statements.Count: 0 }
                || then[0] is not Assign { Variable: var at, Value: var taken } || at.IsByReference || !IsIndex(taken, loop, at))
                continue;
            foreach ((Expr best, Expr value) in new[] { (compare.Right, compare.Left), (compare.Left, compare.Right) })
            {
                if (IsAt(best, value, at, taken) && IsFirst(test, loop) && loop.Body.All().Count(s => s.Target() == at) == 1 && Reads(loop.Body, at) == Reads(Block.Of(test), at))
                    return new Found(test, at, best, value);
            }
        }

        return null;
    }

    private static bool IsIndex(Expr value, For loop, Variable at) => value.Reads(loop.Index) || (value is Conversion { Operand: var index, Type: var type } && type == at.Type && index.Reads(loop.Index) && at.Type.Size() >= loop.Index.Type.Size());

    /// <summary>Whether one expression is the other with the kept place for the index; it reads memory, and nothing that the loop changes besides.</summary>
    private static bool IsAt(Expr best, Expr value, Variable at, Expr index) =>
        best.Mentions(at) && !value.Mentions(at) && best.All().Any(e => e is Load) && value.Rewrite(e => e.SameShape(index) ? new VariableRef(at) : e).SameShape(best);

    /// <summary>Whether nothing stands before a statement that could throw, or give what it reads another value.</summary>
    private static bool IsFirst(If test, For loop)
    {
        IEnumerable<Stmt> before = loop.Body.Statements.TakeWhile(s => s != test).ToArray();
        HashSet<Variable> set = new(loop.Body.Sets());
        return before.All(s => s is Accumulate or Let or Assign && !s.Target()!.IsByReference && s.Expressions().All(e => e.All().All(x => x is not Load && Faults.Never(x))))
            && test.Condition.All().OfType<VariableRef>().All(r => r.Variable == loop.Index || !set.Contains(r.Variable) || test.Then.Statements[0].Target() == r.Variable);
    }

    private static int Reads(Block block, Variable variable) => block.AllExpressions().Count(e => e.Reads(variable));

    private If Name(For loop, Found found)
    {
        var best = new Variable(names.Next("best"), found.Best.Type, VariableKind.Local);
        var compare = (Compare)found.Test.Condition;
        Expr named = new VariableRef(best);
        var test = found.Test with
        {
            Condition = ReferenceEquals(compare.Right, found.Best) ? compare with { Right = named } : compare with { Left = named },
            Then = Block.Of(new Assign(id++, best, Renumbered(found.Value)), found.Test.Then.Statements[0]),
        };
        For chosen = loop with { Body = new Block(loop.Body.Statements.Select(s => s == found.Test ? test : s).ToEquatable()) };
        return new If(id++, new Compare(loop.Op, loop.Lower, loop.Bound), Block.Of(new Let(id++, best, found.Best), chosen), Block.Empty);
    }

    /// <summary>Its accesses are others than those of the comparison.</summary>
    private Expr Renumbered(Expr value) => value.Rewrite(e => e is Load load ? load with { Id = id++ } : e);
}
