using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// A variable that a loop reduces into and that its iterations read, too: each wants what all iterations before it come to, with itself or without.
/// <code>
/// if (p(i)) { y[i] = s; s += x[i] }
/// v = v * f(i) + g(i); y[i] = v
/// if (p(i)) v = x[i]; y[i] = v
/// </code>
/// </summary>
/// <param name="Variable">The variable.</param>
/// <param name="Kind">How it takes in a value.</param>
/// <param name="Steps">The statements by which it does, by their ids; several stand in the loop's own block or in branches of it.</param>
/// <param name="Ahead">The statement that must come behind the step though it stands before it, since it wants what the variable was; null for none.</param>
/// <param name="Moved">What goes with the step ahead of that statement, by ids, in order; the step, or what holds it, is the last.</param>
/// <param name="Apart">Buffers that must share no memory for that.</param>
internal sealed record Scan(
    Variable Variable, ReductionKind Kind, EquatableArray<int> Steps, int? Ahead, EquatableArray<int> Moved, EquatableArray<(KernelBuffer, KernelBuffer)> Apart)
{
    /// <summary>Branches whose first side wants the variable and whose second one steps it, by ids: the step has to come first.</summary>
    public EquatableArray<int> Swapped { get; init; } = EquatableArray<int>.Empty;

    /// <summary>Whether another order of the same operations can give other bits.</summary>
    public bool IsReassociated => Kind.ReassociatesTotals(Variable.Type);

    /// <summary>Whether lanes can have running totals of a type.</summary>
    public static bool IsOfLanes(ScalarType type) => type is ScalarType.Int32 or ScalarType.UInt32 or ScalarType.Int64 or ScalarType.UInt64 or ScalarType.Single or ScalarType.Double;

    /// <summary>How a loop scans into a variable; null where it does something else, <paramref name="why"/> saying what keeps one that looks like it from being one.</summary>
    public static Scan? Of(Variable variable, For loop, FloatOrder order, out string? why)
    {
        why = null;
        Stmt[] writes = loop.Body.All().Where(s => s.Target() == variable).ToArray();
        if (loop.Guard is not null || (KindOf(writes, variable) ?? Given(writes, variable, loop)) is not { } kind)
            return null;
        if (!IsOfLanes(variable.Type))
            why = $"running totals in lanes are of 32 or 64 bits, and {variable.Name} is {variable.Type.Keyword()}";
        else if (kind == ReductionKind.Product && variable.Type.IsFloating() && order != FloatOrder.Any)
            why = $"{variable.Name} is a running product: taken in another order, which FastMath allows, it could become infinity or NaN";
        else if (kind == ReductionKind.Recurrence && variable.Type.IsFloating() && order != FloatOrder.Any)
            why = $"{variable.Name} carries a value from the previous iteration, a linear recurrence: taken in another order, which FastMath allows, it is rounded otherwise and could become infinity or NaN";
        else if (kind == ReductionKind.Recurrence && variable.Type is ScalarType.Int64 or ScalarType.UInt64)
            why = $"{variable.Name} carries a value from the previous iteration, a linear recurrence of 64-bit integers, whose products take lanes longer than source order";
        else if (loop.Body.All().Any(s => s is For or While))
            why = $"{variable.Name} is a running total, and a loop inside has the lanes";
        if (why is not null)
            return null;
        Scan? found = writes.Length == 1 ? Once(variable, kind, writes[0], loop.Body) : Several(variable, kind, writes, loop.Body);
        why = found is null ? $"{variable.Name} is read in an iteration both before and behind what it takes in" : null;
        return found;
    }

    /// <summary>How statements take something into a variable; null where they do not do so in one way.</summary>
    private static ReductionKind? KindOf(Stmt[] writes, Variable variable)
    {
        if (writes is [Assign only])
            return only.Value.Mentions(variable) && Newest(only) is null && LinearStep.Of(only.Value, variable, e => e) is not null ? ReductionKind.Recurrence : null;
        return writes.All(w => w is Accumulate) && writes.Cast<Accumulate>().Select(a => a.Kind).Distinct().ToArray() is [var kind] ? kind : null;
    }

    /// <summary>
    /// Whether some iterations give the variable another value, and those behind have that. Floating point has values to spare, one of which can stand for none.
    /// </summary>
    private static ReductionKind? Given(Stmt[] writes, Variable variable, For loop) =>
        writes is [Assign only] && variable.Type.IsFloating() && IsOfLanes(variable.Type) && LoopScalars.WhyCarried(variable, loop) is not null
        && (Newest(only) is not null || (!only.Value.Mentions(variable) && !loop.Body.Statements.Contains(only))) ? ReductionKind.Newest : null;

    /// <summary>What an assignment gives a variable that may stay what it is, and when: <c>v = condition ? value : v</c>.</summary>
    public static (Expr Condition, Expr Value)? Newest(Assign step)
    {
        if (step.Value is not Select { Condition: var condition } select || condition.Mentions(step.Variable))
            return null;
        return select.WhenFalse.Reads(step.Variable) && !select.WhenTrue.Mentions(step.Variable) ? (condition, select.WhenTrue)
            : select.WhenTrue.Reads(step.Variable) && !select.WhenFalse.Mentions(step.Variable) ? (new Unary(UnaryOp.LogicalNot, condition), select.WhenFalse)
            : null;
    }

    /// <summary>Whether a statement, or one inside it other than the step, reads the variable.</summary>
    private static bool Reads(Stmt statement, Variable variable, Stmt? step = null) =>
        Block.Of(statement).All().Any(s => s != step && s.Expressions().Any(e => e.Mentions(variable)));

    private static bool Holds(Stmt statement, Stmt inner) => Block.Of(statement).All().Contains(inner);

    /// <summary>Several steps: nothing reads the variable before the last of them.</summary>
    private static Scan? Several(Variable variable, ReductionKind kind, Stmt[] writes, Block body)
    {
        int last = body.Statements.Select((s, k) => writes.Any(w => Holds(s, w)) ? k : -1).Max();
        return body.Statements.Take(last + 1).Any(s => Reads(s, variable)) ? null
            : new Scan(variable, kind, writes.Select(w => w.Id).ToEquatable(), null, EquatableArray<int>.Empty, EquatableArray<(KernelBuffer, KernelBuffer)>.Empty);
    }

    private static Scan? Once(Variable variable, ReductionKind kind, Stmt step, Block block)
    {
        List<int> swapped = [];
        while (true)
        {
            Stmt[] statements = block.Statements.ToArray();
            int at = System.Array.FindIndex(statements, s => Holds(s, step));
            int first = System.Array.FindIndex(statements, 0, at, s => Reads(s, variable));
            if (first >= 0)
                return Before(variable, kind, step, statements, first, at) is { } found ? found with { Swapped = swapped.ToEquatable() } : null;
            if (statements[at] is not If branch)
                return new Scan(variable, kind, EquatableArray.Of(step.Id), null, EquatableArray<int>.Empty, EquatableArray<(KernelBuffer, KernelBuffer)>.Empty) { Swapped = swapped.ToEquatable() };
            if (branch.Condition.Mentions(variable))
                return null;
            if (branch.Else.All().Contains(step) && branch.Then.Statements.Any(s => Reads(s, variable)))
                swapped.Add(branch.Id);
            block = branch.Then.All().Contains(step) ? branch.Then : branch.Else;
        }
    }

    /// <summary>
    /// The statement at <paramref name="first"/> wants what the variable was before the one at <paramref name="at"/>, so that comes first, with the locals that
    /// it needs. Nothing that it passes may give it another value.
    /// </summary>
    private static Scan? Before(Variable variable, ReductionKind kind, Stmt step, Stmt[] statements, int first, int at)
    {
        Block holder = Block.Of(statements[at]);
        if (holder.All().Any(s => s is not (If or Let) && s != step) || Reads(statements[at], variable, step))
            return null;
        List<Stmt> moved = [statements[at]];
        List<(KernelBuffer, KernelBuffer)> apart = [];
        for (int k = at - 1; k >= first; k--)
        {
            Block here = Block.Of(statements[k]);
            HashSet<Variable> needed = new(moved.SelectMany(s => Block.Of(s).AllExpressions()).OfType<VariableRef>().Select(r => r.Variable));
            if (here.Sets().Any(needed.Contains))
            {
                if (statements[k] is not Let || Reads(statements[k], variable))
                    return null;
                moved.Insert(0, statements[k]);
                continue;
            }

            HashSet<KernelBuffer> read = new(moved.SelectMany(s => Block.Of(s).AllExpressions()).OfType<Load>().Select(l => l.Buffer));
            foreach (KernelBuffer written in here.All().OfType<Store>().Select(s => s.Buffer))
            {
                if (read.Contains(written))
                    return null;
                apart.AddRange(read.Select(r => (written, r)));
            }

            if (here.All().Any(s => s is Allocate))
                return null;
        }

        return new Scan(variable, kind, EquatableArray.Of(step.Id), statements[first].Id, moved.Select(s => s.Id).ToEquatable(), apart.Distinct().ToEquatable());
    }
}
