using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Gives each running total one step in an iteration, ahead of all that reads it: what wants the total without the iteration itself gets that from the step.
/// <code>
/// before: y[i] = s; if (p) { s += x[i] }
/// after:  if (p) { s_before, s scan += x[i] }; y[i] = s_before
/// before: if (p) { s += x[i] } else { s += 1 }; y[i] = s
/// after:  s_added = 0; if (p) { s_added += x[i] } else { s_added += 1 }; s scan += s_added; y[i] = s
/// before: if (p) { v = x[i] }; y[i] = v
/// after:  if (p) { v scan newest= x[i] }; y[i] = v
/// before: v = v * a[i] + x[i]; y[i] = v
/// after:  v scan= v * a[i] + x[i]; y[i] = v
/// </code>
/// Only for lanes, and for scalar code that gives the same bits.
/// </summary>
internal static class ScanSteps
{
    /// <summary>Ids of the statements that it makes; those of the kernel are above zero.</summary>
    private const int FirstId = -300_000;
    private const int IdsEach = 1_000;

    public static For Run(For code, LoopVerdict verdict, FreeNames names)
    {
        int id = FirstId;
        foreach (Scan scan in verdict.Scans)
        {
            code = code with { Body = scan.Steps.Count > 1 ? Joined(code.Body, scan, names, id) : new Rewriter(scan, names, id).Run(code.Body) };
            id -= IdsEach;
        }

        return code;
    }

    /// <summary>Several steps add up to one, behind the last of them.</summary>
    private static Block Joined(Block body, Scan scan, FreeNames names, int id)
    {
        var added = new Variable(names.Next(scan.Variable.Name + "_added"), scan.Variable.Type, VariableKind.Local);
        HashSet<int> steps = new(scan.Steps);
        Stmt Step(Stmt statement) => steps.Contains(statement.Id) ? ((Accumulate)statement) with { Variable = added } : statement.WithBlocks(Inside);
        Block Inside(Block block) => new(block.Statements.Select(Step).ToEquatable());
        Expr nothing = scan.Kind.IsIdempotent() ? new VariableRef(scan.Variable) : Identities.Of(scan.Kind, scan.Variable.Type);
        Stmt last = body.Statements.Last(s => Block.Of(s).All().Any(inner => steps.Contains(inner.Id)));
        List<Stmt> result = [new Let(id, added, nothing)];
        foreach (Stmt statement in body.Statements)
        {
            result.Add(Step(statement));
            if (statement == last)
                result.Add(new ScanStep(id - 1, scan.Variable, null, scan.Kind, new VariableRef(added)));
        }

        return new Block(result.ToEquatable());
    }

    private sealed class Rewriter(Scan scan, FreeNames names, int id)
    {
        private readonly Variable? before = scan.Ahead is null ? null : new Variable(names.Next(scan.Variable.Name + "_before"), scan.Variable.Type, VariableKind.Local);

        public Block Run(Block block)
        {
            Stmt[] statements = block.Statements.ToArray();
            int first = scan.Ahead is null ? -1 : System.Array.FindIndex(statements, s => s.Id == scan.Ahead);
            if (first < 0)
                return new Block(statements.SelectMany(Step).ToEquatable());

            int at = System.Array.FindIndex(statements, s => s.Id == scan.Moved.Last());
            HashSet<int> moved = new(scan.Moved);
            var read = new IrRewrite(e => e.Rewrite(x => x.Reads(scan.Variable) ? new VariableRef(before!) : x), v => v, b => b);
            IEnumerable<Stmt> passed = statements.Skip(first).Take(at - first).Where(s => !moved.Contains(s.Id)).Select(read.Run);
            return new Block(statements.Take(first).Concat(statements.Where(s => moved.Contains(s.Id)).SelectMany(Step)).Concat(passed).Concat(statements.Skip(at + 1)).ToEquatable());
        }

        private IEnumerable<Stmt> Step(Stmt statement) => !scan.Steps.Contains(statement.Id) ? [Ordered(statement.WithBlocks(Run))]
            : scan.Kind == ReductionKind.Newest ? Given((Assign)statement)
            : statement is Accumulate step ? [new ScanStep(step.Id, scan.Variable, before, scan.Kind, step.Value)]
            : Linear((Assign)statement);

        /// <summary>A branch with the side first that has the step, where the other one wants the total.</summary>
        private Stmt Ordered(Stmt statement) => statement is If branch && scan.Swapped.Contains(branch.Id)
            ? branch with { Condition = new Unary(UnaryOp.LogicalNot, branch.Condition), Then = branch.Else, Else = branch.Then }
            : statement;

        /// <summary>The step of a variable that some iterations give a value: a NaN is none that could stand for no value.</summary>
        private IEnumerable<Stmt> Given(Assign step)
        {
            Expr value = step.Value;
            Expr? condition = null;
            if (Scan.Newest(step) is var (holds, given))
                (condition, value) = (holds, given);
            ScalarType type = scan.Variable.Type;
            List<Stmt> result = [];
            if (value is not Constant)
            {
                var named = new Variable(names.Next(scan.Variable.Name + "_given"), type, VariableKind.Local);
                result.Add(new Let(id - 1, named, value));
                value = new VariableRef(named);
                value = new Select(new Compare(CompareOp.Equal, value, value), value, Constant.Floating(double.NaN, type));
            }

            result.Add(new ScanStep(step.Id, scan.Variable, before, scan.Kind, value));
            return condition is null ? result : [new If(id - 2, condition, new Block(result.ToEquatable()), Block.Empty)];
        }

        /// <summary>The step of a recurrence, with names for what both its factor and what it adds need.</summary>
        private IEnumerable<Stmt> Linear(Assign step)
        {
            List<Stmt> result = [];
            Expr Name(Expr value)
            {
                if (value is Constant or VariableRef)
                    return value;
                var both = new Variable(names.Next(scan.Variable.Name + "_both"), value.Type, VariableKind.Local);
                result.Add(new Let(id - 1 - result.Count, both, value));
                return new VariableRef(both);
            }

            LinearStep linear = LinearStep.Of(step.Value, scan.Variable, Name)!;
            result.Add(new ScanStep(step.Id, scan.Variable, before, scan.Kind, linear.Offset ?? Identities.Of(ReductionKind.Sum, scan.Variable.Type)) { Factor = linear.Factor });
            return result;
        }
    }
}
