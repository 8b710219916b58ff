using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that chooses an element keeps which iteration is best so far, instead of what comes with it: that is computed behind the loop, for
/// the one iteration that wins. Iterations are numbered so that later ones have larger numbers: by the index, or by less the index.
/// <code>
/// before: for i { if (x[i] > m) { m = x[i]; at = i } }
/// after:  for i { double m_value = x[i]; if (m_value > m) { m = m_value; m_at = i } }; if (m_at was set) { for i = m_at { if (x[i] > m) { m = x[i]; at = i } } }
/// </code>
/// Done to the code of a unit only: what throws on the way leaves the variables as they are, so the scalar form keeps the statement.
/// </summary>
internal static class KeepRounds
{
    /// <summary>Ids of the statements that it makes; those of the kernel are above zero.</summary>
    private const int FirstId = -200_000;

    /// <summary>The loop, and its verdict with a number beside each value that is chosen.</summary>
    public static (For Code, LoopVerdict Verdict) Run(For code, LoopVerdict verdict, FreeNames names)
    {
        int id = FirstId;
        List<Reduction> reductions = [];
        foreach (Reduction reduction in verdict.Reductions)
        {
            if (reduction.Choice is not { } choice)
            {
                reductions.Add(reduction);
                continue;
            }

            ScalarType type = RoundNumbers.Type(code, choice.Best.Type.Size() == 8);
            var round = new Variable(names.Next(choice.Best.Name + "_at"), type, VariableKind.Local);
            var value = new Variable(names.Next(choice.Best.Name + "_value"), choice.Best.Type, VariableKind.Local);
            reductions.Add(reduction with { Winner = Winner(code, choice, round, id) });
            reductions.Add(new Reduction(round, choice.IsLast ? ReductionKind.Latest : ReductionKind.Earliest) { Of = choice.Best });
            code = code with { Body = Rewrite(code.Body, choice, value, RoundNumbers.Of(code, type), round, id - 2) };
            id -= 10;
        }

        return (code, verdict with { Reductions = reductions });
    }

    private static Block Rewrite(Block block, Choice choice, Variable value, Expr number, Variable round, int id) => new(block.Statements.SelectMany<Stmt, Stmt>(statement =>
    {
        if (statement.Id != choice.Test.Id)
            return [statement.WithBlocks(b => Rewrite(b, choice, value, number, round, id))];
        var test = (If)statement;
        var taken = new VariableRef(value);
        CompareOp op = (choice.Kind, choice.IsLast) switch
        {
            (ReductionKind.Greatest, false) => CompareOp.Greater,
            (ReductionKind.Greatest, true) => CompareOp.GreaterOrEqual,
            (_, false) => CompareOp.Less,
            _ => CompareOp.LessOrEqual,
        };
        var compare = (Compare)test.Condition;
        Expr measured = compare.Left.Reads(choice.Best) ? compare.Right : compare.Left;
        IEnumerable<Stmt> flags = test.Then.Statements.Where(s => s is Accumulate);
        Stmt[] then = [new Assign(id - 1, choice.Best, taken), new Assign(id - 2, round, number), .. flags];
        return [new Let(id, value, measured), test with { Condition = new Compare(op, taken, new VariableRef(choice.Best)), Then = Block.Of(then) }];
    }).ToEquatable());

    /// <summary>What is done for the iteration that wins, if there is one.</summary>
    private static Block Winner(For loop, Choice choice, Variable round, int id)
    {
        Expr index = RoundNumbers.Index(loop, round);
        var once = new For(id, loop.Index, index, CompareOp.LessOrEqual, index, 1, choice.Again(loop));
        return Block.Of(new If(id - 1, RoundNumbers.IsSome(round), Block.Of(once), Block.Empty));
    }
}
