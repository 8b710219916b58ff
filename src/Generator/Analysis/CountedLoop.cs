using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Analysis;

/// <summary>A variable that every iteration of a loop changes by one constant, at one place that it cannot go around.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Change">The statement that changes it.</param>
/// <param name="By">What it adds.</param>
/// <param name="IsChecked">Whether it throws where that overflows.</param>
internal sealed record SteppedVariable(Variable Variable, Assign Change, long By, bool IsChecked);

/// <summary>
/// A loop that runs a variable from where it stands by a constant step up to a bound, in whatever words: <c>while</c>, and any header of a
/// <c>for</c>. It may have other conditions, which end it early.
/// </summary>
/// <param name="Index">What counts.</param>
/// <param name="Op">How it is compared with each bound.</param>
/// <param name="Bounds">The bounds, all of which must hold; the first may throw or read memory.</param>
/// <param name="Tests">The other conditions in order: none of them is evaluated where a bound does not hold.</param>
/// <param name="Body">The body, without the exits in front of it that are among the bounds and tests.</param>
/// <param name="Stepped">All variables of the loop that it steps.</param>
internal sealed record CountedLoop(
    SteppedVariable Index, CompareOp Op, IReadOnlyList<Expr> Bounds, IReadOnlyList<Expr> Tests, Block Body, IReadOnlyList<SteppedVariable> Stepped)
{
    /// <summary>Said of a loop that counts nothing.</summary>
    public const string Unknown = "how often it runs is known only when it ends";

    /// <summary>What a loop counts, or null where nobody knows its trip count before it runs, and <paramref name="why"/> says why not.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="scope">The scope that ends with it, which it may leave; null for none.</param>
    /// <param name="why">The reason.</param>
    public static CountedLoop? Of(While loop, int? scope, out string why)
    {
        why = loop.TestsFirst ? Unknown : "its condition is tested only when it has run once";
        if (!loop.TestsFirst)
            return null;
        (List<Expr> conditions, Block body) = Conditions(loop, scope);
        var stepped = new List<SteppedVariable>();
        FindSteps(body, loop, [], [], stepped);
        for (int at = 0; at < conditions.Count; at++)
        {
            if (conditions[at] is not Compare compare)
                continue;
            why = WhyConverted(compare, loop) ?? why;
            foreach ((Compare test, Variable variable) in Readings(compare))
            {
                if (stepped.Find(s => s.Variable == variable) is not { } index)
                    why = why == Unknown && loop.Body.Sets().Contains(variable) ? WhyNoIndex(variable) : why;
                else if (WhyNoBound(test, index, loop) is { } reason)
                    why = reason;
                else if (conditions.Take(at).Any(MayFault) || (at > 0 && MayFault(test.Right)))
                    why = $"{IrPrinter.Print(conditions[0])} is tested before the end of the loop is";
                else
                    return From(index, test, conditions, at, body, stepped, loop);
            }
        }

        return null;
    }

    private static string WhyNoIndex(Variable variable) => variable.Type is ScalarType.Int32 or ScalarType.Int64
        ? $"{variable.Name} is not changed by one constant in every iteration"
        : $"{variable.Name} is {(variable.Type.Name()[0] is 'i' or 'u' ? "an" : "a")} {variable.Type.Name()}";

    /// <summary>Says of a comparison that converts what the loop changes that it does; null for another.</summary>
    private static string? WhyConverted(Compare compare, While loop)
    {
        compare = Narrowed(compare);
        foreach ((Expr side, Expr end) in new[] { (compare.Left, compare.Right), (compare.Right, compare.Left) })
        {
            if (side is Conversion { Operand: VariableRef { Variable: var v } } && loop.Body.Sets().Contains(v))
                return v.Type is ScalarType.Int32 && side.Type == ScalarType.Int64 ? $"{v.Name} is an int and its end {IrPrinter.Print(end)} a long" : WhyNoIndex(v);
        }

        return null;
    }

    /// <summary>Whether a jump or a test may end it before a bound does.</summary>
    public bool MayEndEarly()
    {
        HashSet<int> inside = new(Body.All().OfType<Scope>().Select(s => s.Id));
        return Tests.Count > 0 || Body.All().Any(s => s is Leave leave && !inside.Contains(leave.Scope));
    }

    private static CountedLoop From(SteppedVariable index, Compare test, List<Expr> conditions, int at, Block body, List<SteppedVariable> stepped, While loop)
    {
        List<Expr> bounds = [test.Right];
        List<Expr> tests = conditions.Take(at).ToList();
        foreach (Expr condition in conditions.Skip(at + 1))
        {
            if (test.Op != CompareOp.NotEqual && AnotherBound(condition, index, test.Op, loop) is { } bound)
                bounds.Add(bound);
            else
                tests.Add(condition);
        }

        return new CountedLoop(index, test.Op, bounds, tests, body, stepped);
    }

    /// <summary>A further bound, which C# does not evaluate where an earlier one does not hold: nobody must notice that it is.</summary>
    private static Expr? AnotherBound(Expr condition, SteppedVariable index, CompareOp op, While loop) =>
        condition is Compare compare && Counting.OnLeft(Narrowed(compare), index.Variable) is { } test && test.Op == op
        && WhyNoBound(test, index, loop) is null && !MayFault(test.Right) ? test.Right : null;

    private static bool MayFault(Expr expr) => expr.All().Any(e => e is RowLength || !Faults.Never(e));

    private static Compare Narrowed(Compare compare) => NarrowComparisons.Narrow(compare);

    /// <summary>A comparison with a variable on the left, for each of its sides that is one.</summary>
    private static IEnumerable<(Compare Test, Variable Variable)> Readings(Compare compare)
    {
        compare = Narrowed(compare);
        foreach (Variable variable in compare.Children().SelectMany(c => c.All()).OfType<VariableRef>().Select(r => r.Variable).Distinct())
        {
            if (Counting.OnLeft(compare, variable) is { } test)
                yield return (test, variable);
        }
    }

    /// <summary>Says what keeps a comparison from being the end of a count; null where it is one.</summary>
    private static string? WhyNoBound(Compare test, SteppedVariable index, While loop)
    {
        string name = index.Variable.Name;
        bool up = index.By > 0;
        bool leads = test.Op == CompareOp.NotEqual ? index.By is 1 or -1
            : up ? test.Op is CompareOp.Less or CompareOp.LessOrEqual : test.Op is CompareOp.Greater or CompareOp.GreaterOrEqual;
        if (!leads)
            return test.Op == CompareOp.NotEqual ? $"{name} may pass by {IrPrinter.Print(test.Right)}" : $"{name} leads away from {IrPrinter.Print(test.Right)}";
        if (test.Right.All().Any(e => e is Load))
            return loop.Body.All().Any(s => s is Store { Buffer.IsPrivate: false })
                ? $"its end {IrPrinter.Print(test.Right)} is read from memory while it writes"
                : Changing(test.Right, test.Right.Rewrite(e => e is Load ? new Constant(e.Type, 0) : e), loop);
        return Changing(test.Right, test.Right, loop);
    }

    private static string? Changing(Expr bound, Expr outsideMemory, While loop) =>
        outsideMemory.IsFixedIn(loop) ? null : $"its end {IrPrinter.Print(bound)} may change while it runs";

    /// <summary>The conditions under which an iteration begins, in order: those of the loop, and those of exits in front of all else.</summary>
    private static (List<Expr> Conditions, Block Body) Conditions(While loop, int? scope)
    {
        List<Expr> conditions = Counting.Conjuncts(loop.Condition).Where(c => c is not Constant { Bits: not 0 }).ToList();
        return (conditions, scope is { } own ? WithoutExits(loop.Body, own, conditions) : loop.Body);
    }

    private static Block WithoutExits(Block body, int scope, List<Expr> conditions)
    {
        // What a 'continue' leaves begins with the body.
        if (body.Statements.Count == 1 && body.Statements[0] is Scope iteration)
            return Block.Of(iteration with { Body = WithoutExits(iteration.Body, scope, conditions) });
        int first = 0;
        while (first < body.Statements.Count && body.Statements[first] is If exit && Staying(exit, scope) is { } holds)
        {
            conditions.AddRange(Counting.Conjuncts(holds));
            first++;
        }

        return new Block(body.Statements.Skip(first).ToEquatable());
    }

    /// <summary>The condition under which a statement that may do nothing but leave a scope does not.</summary>
    private static Expr? Staying(If exit, int scope)
    {
        bool Leaves(Block block) => block.Statements.Count == 1 && block.Statements[0] is Leave leave && leave.Scope == scope;
        if (exit.Then.Statements.Count == 0 && Leaves(exit.Else))
            return exit.Condition;
        return exit.Else.Statements.Count == 0 && Leaves(exit.Then) ? Negated(exit.Condition) : null;
    }

    private static Expr Negated(Expr condition) => condition switch
    {
        Compare { Left.Type: var type } compare when type.IsInteger() => compare with { Op = compare.Op.Negated() },
        Unary { Op: UnaryOp.LogicalNot } not => not.Operand,
        ShortCircuit { IsAnd: false } either => new ShortCircuit(IsAnd: true, Negated(either.Left), Negated(either.Right)),
        _ => new Unary(UnaryOp.LogicalNot, condition),
    };

    /// <summary>Finds the steps that no iteration goes around.</summary>
    /// <param name="block">A block on every iteration's way.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="open">The scopes around the block in the loop.</param>
    /// <param name="left">The scopes that statements before may have left.</param>
    /// <param name="found">The steps.</param>
    private static void FindSteps(Block block, While loop, HashSet<int> open, HashSet<int> left, List<SteppedVariable> found)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Scope scope)
            {
                open.Add(scope.Id);
                FindSteps(scope.Body, loop, open, left, found);
                open.Remove(scope.Id);
            }
            else if (statement is Assign change && !open.Overlaps(left) && StepOf(change) is { } step && loop.Body.Sets().Count(v => v == change.Variable) == 1)
            {
                found.Add(step);
            }

            left.UnionWith(Block.Of(statement).All().OfType<Leave>().Select(l => l.Scope));
        }
    }

    private static SteppedVariable? StepOf(Assign change)
    {
        Variable v = change.Variable;
        if (v.Kind is not (VariableKind.Local or VariableKind.Parameter) || v.Type is not (ScalarType.Int32 or ScalarType.Int64))
            return null;
        long? by = change.Value switch
        {
            Binary { Op: BinaryOp.Add, Left: var left, Right: Constant step } when left.Reads(v) => step.Bits,
            Binary { Op: BinaryOp.Add, Left: Constant step, Right: var right } when right.Reads(v) => step.Bits,
            Binary { Op: BinaryOp.Subtract, Left: var left, Right: Constant step } when left.Reads(v) => -step.Bits,
            _ => null,
        };
        return by is { } amount && amount is not 0 and > int.MinValue and <= int.MaxValue ? new SteppedVariable(v, change, amount, ((Binary)change.Value).IsChecked) : null;
    }
}
