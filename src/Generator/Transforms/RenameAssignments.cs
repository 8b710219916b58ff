using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Gives each value of a local a name of its own where that is plain to see: an assignment in the block that declares the local holds for
/// all that follows in that block, so what follows may read a new local instead.
/// <code>
/// before: int m = n; m += 2; for i = 0; i &lt; m; ...      int t = x[i]; t ^= 1; x[i] = t
/// after:  int m = n; int m2 = m + 2; for i = 0; i &lt; m2; ...      int t = x[i]; int t2 = t ^ 1; x[i] = t2
/// </code>
/// </summary>
internal sealed class RenameAssignments
{
    private readonly HashSet<string> taken;

    private RenameAssignments(Body body) => taken = new HashSet<string>(body.Names());

    public static Body Run(Body body) => body with { Statements = new RenameAssignments(body).Rename(body.Statements, new HashSet<Variable>(body.Parameters.Where(p => !p.IsByReference))) };

    /// <param name="block">The block.</param>
    /// <param name="own">Variables that live exactly as long as the block.</param>
    private Block Rename(Block block, HashSet<Variable> own)
    {
        Dictionary<Variable, Variable> current = [];
        List<Stmt> statements = [];
        foreach (Stmt statement in block.Statements)
        {
            Stmt renamed = Apply(statement, current);
            if (renamed is Let let)
                own.Add(let.Variable);
            if (statement is Assign assign && renamed is Assign { Value: var value } && own.Contains(assign.Variable))
            {
                Variable next = assign.Variable with { Name = Free(assign.Variable.Name), Kind = VariableKind.Local };
                current[assign.Variable] = next;
                statements.Add(new Let(assign.Id, next, value));
                continue;
            }

            statements.Add(renamed.WithBlocks(b => Rename(b, [])));
        }

        return new Block(statements.ToEquatable());
    }

    private static Stmt Apply(Stmt statement, Dictionary<Variable, Variable> current)
    {
        if (current.Count == 0)
            return statement;
        Variable Now(Variable v) => current.TryGetValue(v, out Variable? next) ? next : v;
        Expr Rewrite(Expr expr) => expr.Rewrite(e => e is VariableRef reference ? new VariableRef(Now(reference.Variable)) : e);

        // The statement's own target stays: it is renamed by whoever sees the assignment.
        return statement is Assign assign
            ? assign with { Value = Rewrite(assign.Value) }
            : new IrRewrite(Rewrite, Now, b => b).Run(statement);
    }

    private string Free(string name)
    {
        int number = 2;
        string free;
        do
            free = name + number++.ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (!taken.Add(free));
        return free;
    }
}
