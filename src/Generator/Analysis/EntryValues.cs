using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>What values are in terms of what is known when the method starts.</summary>
internal sealed class EntryValues
{
    private readonly Body body;
    private readonly CheckBuilder checks;

    public EntryValues(Body body)
    {
        this.body = body;
        var definitions = new Definitions(body);
        Affine = new AffineForms(definitions);
        checks = new CheckBuilder(Affine, definitions);
    }

    public AffineForms Affine { get; }

    /// <summary>The value of an expression, or null where it cannot be told then.</summary>
    public Expr? Of(Expr value)
    {
        Expr inlined = Affine.Inline(value);
        return checks.IsAtEntry(inlined) ? inlined : null;
    }

    /// <summary>The value that a variable has just ahead of a loop which changes it; null where it cannot be told.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="loop">The id of the loop.</param>
    public Expr? Before(Variable variable, int loop)
    {
        List<(Block Block, int At)> way = [];
        if (!Find(body.Statements, loop, way))
            return null;
        foreach ((Block block, int at) in way)
        {
            for (int k = at - 1; k >= 0; k--)
            {
                Stmt statement = block.Statements[k];
                if (statement.Target() == variable)
                    return (statement as Let)?.Value is { } first ? Of(first) : statement is Assign { Value: var value } ? Of(value) : null;
                if (Block.Of(statement).Sets().Contains(variable))
                    return null;
            }

            // In the next round of a loop around it, it starts from where it came to.
            if (!ReferenceEquals(block, body.Statements) && Around(block) is For or While)
                return null;
        }

        return variable.Kind == VariableKind.Parameter ? new VariableRef(variable) : null;
    }

    private Stmt Around(Block block) => body.Statements.All().First(s => s.Blocks().Any(b => ReferenceEquals(b, block)));

    /// <summary>The blocks around a statement, from the inside out, each with the place in it that leads there.</summary>
    private static bool Find(Block block, int id, List<(Block Block, int At)> way)
    {
        for (int at = 0; at < block.Statements.Count; at++)
        {
            Stmt statement = block.Statements[at];
            if (statement.Id != id && !statement.Blocks().Any(b => Find(b, id, way)))
                continue;
            way.Add((block, at));
            return true;
        }

        return false;
    }
}
