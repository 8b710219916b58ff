using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Reads a value from where its iteration has stored it, so that the statements behind that can be in another loop.
/// <code>
/// before: for i { double x = Exp(c[i]); a[i] = x; b[i] = b[i - 1] + x }
/// after:  for i { double x = Exp(c[i]); a[i] = x; b[i] = b[i - 1] + a[i] }
/// </code>
/// Only where the loop writes that buffer nowhere else, and no other one that shares memory with it, for which the caller sees.
/// </summary>
internal static class ReadStored
{
    /// <param name="loop">A loop.</param>
    /// <param name="repeated">Statements, by their ids, whose values need not be read.</param>
    /// <param name="nextId">An id from which on nothing has one.</param>
    public static For Run(For loop, ISet<int> repeated, int nextId)
    {
        foreach (Let let in loop.Body.Statements.OfType<Let>().Where(l => l.Value is not null && !repeated.Contains(l.Id)))
        {
            Store? store = loop.Body.Statements.OfType<Store>().FirstOrDefault(s => s.Value.Reads(let.Variable) && s.Buffer.Element == let.Variable.Type && !s.Buffer.IsPrivate);
            HashSet<Variable> sets = new(loop.Body.Sets());
            bool isOnly = store is not null && loop.Body.All().OfType<Store>().Count(s => s.Buffer == store.Buffer) == 1 && loop.Body.Sets().Count(v => v == let.Variable) == 1
                && store.Index.SelectMany(i => i.All()).All(e => e is not Load && !(e is VariableRef { Variable: var v } && sets.Contains(v)));
            if (!isOnly)
                continue;
            Expr Read(Expr expr) => expr.Rewrite(e => e.Reads(let.Variable) ? new Load(nextId++, store!.Buffer, store.Index) : e);
            var behind = new IrRewrite(Read, v => v, b => b);
            bool isBehind = false;
            List<Stmt> statements = [];
            foreach (Stmt statement in loop.Body.Statements)
            {
                statements.Add(isBehind ? behind.Run(statement) : statement);
                isBehind |= statement.Id == store!.Id;
            }

            loop = loop with { Body = new Block(statements.ToEquatable()) };
        }

        return loop;
    }
}
