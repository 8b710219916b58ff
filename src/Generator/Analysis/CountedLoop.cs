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
/// A loop that runs a variable from where it stands by a constant step up to a bound, in whatever words: <c>while</c>, <c>do</c>, and any header of a
/// <c>for</c>. It may have other conditions, which end it early.
/// </summary>
/// <param name="Index">What counts.</param>
/// <param name="Op">How it is compared with each bound.</param>
/// <param name="Bounds">The bounds, all of which must hold, in the type of the count; the first may throw or read memory.</param>
/// <param name="Tests">The other conditions in order: none of them is evaluated where a bound does not hold.</param>
/// <param name="Body">The body, without the exits in front of it that are among the bounds and tests.</param>
/// <param name="Stepped">All variables of the loop that it steps.</param>
internal sealed partial record CountedLoop(
    SteppedVariable Index, CompareOp Op, IReadOnlyList<Expr> Bounds, IReadOnlyList<Expr> Tests, Block Body, IReadOnlyList<SteppedVariable> Stepped)
{
    /// <summary>Said of a loop that counts nothing.</summary>
    public const string Unknown = "how often it runs is known only when it ends";

    /// <summary>The type that the index is counted in.</summary>
    public ScalarType Counter { get; private init; } = Index.Variable.Type;

    /// <summary>What makes it the same as the loop as written.</summary>
    public IReadOnlyList<Relied> Relied { get; private init; } = [];

    /// <summary>Whether its bound and its tests are evaluated behind an iteration only, not ahead of the first.</summary>
    public bool TestsLast { get; private init; }

    /// <summary>Whether it runs once where its first value is beyond its bound.</summary>
    public bool RunsOnce { get; private init; }

    /// <summary>Whether its first value is known when the method starts.</summary>
    public bool BeginsAlike { get; private init; }

    /// <summary>The same without relying on that it goes on behind its first iteration; null where it does not rely on it, or cannot be counted otherwise.</summary>
    public CountedLoop? Unguarded { get; private init; }

    /// <summary>For an index that runs towards another one, that one. The bound is where they meet, then.</summary>
    public Meeting? Meets { get; private init; }

    /// <summary>What a loop counts, or null where nobody knows its trip count before it runs, and <paramref name="why"/> says why not.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="scope">The scope that ends with it, which it may leave; null for none.</param>
    /// <param name="known">What is known when the method starts.</param>
    /// <param name="why">The reason.</param>
    public static CountedLoop? Of(While loop, int? scope, EntryValues known, out string why)
    {
        why = Unknown;
        (List<Expr> conditions, Block body) = Conditions(loop, loop.TestsFirst ? scope : null);
        var stepped = new List<SteppedVariable>();
        FindSteps(body, loop, [], [], stepped);
        for (int at = 0; at < conditions.Count; at++)
        {
            if (conditions[at] is not Compare compare)
                continue;
            foreach (Reading reading in Readings(compare))
            {
                (Compare test, Variable variable) = (reading.Test, reading.Variable);
                if (stepped.Find(s => s.Variable == variable) is not { } index)
                    why = why == Unknown && loop.Body.Sets().Contains(variable) ? WhyNoIndex(variable) : why;
                else if (conditions.Take(at).Any(MayFault) || ((at > 0 || !loop.TestsFirst) && MayFault(test.Right)))
                    why = loop.TestsFirst ? $"{IrPrinter.Print(conditions[0])} is tested before the end of the loop is" : $"{IrPrinter.Print(test.Right)} is read only when it has run once";
                else if (Meeting.Of(test, index, stepped, loop, known) is { } meeting)
                    return new CountedLoop(index, CompareOp.Less, [], conditions.Where((_, k) => k != at).ToList(), body, stepped) { Meets = meeting, Relied = meeting.Relied, TestsLast = !loop.TestsFirst };
                else if (WhyNoBound(test, index, loop) is { } reason)
                    why = reason;
                else if (From(index, reading, conditions, at, loop, known) is { } counted)
                    return counted with { Body = body, Stepped = stepped };
                else
                    why = $"{variable.Name} may wrap around before it comes to {IrPrinter.Print(test.Right)}";
            }
        }

        return null;
    }

    private static string WhyNoIndex(Variable variable) => variable.Type.IsInteger()
        ? $"{variable.Name} is not changed by one constant in every iteration"
        : $"{variable.Name} is {(variable.Type.Name()[0] is 'i' or 'u' ? "an" : "a")} {variable.Type.Name()}";

    /// <summary>Whether a jump or a test may end it before a bound does.</summary>
    public bool MayEndEarly()
    {
        HashSet<int> inside = new(Body.All().OfType<Scope>().Select(s => s.Id));
        return Tests.Count > 0 || Body.All().Any(s => s is Leave leave && !inside.Contains(leave.Scope));
    }

    /// <summary>Whether it only counts: from one number in all rounds of the loops around it, and to its end.</summary>
    public bool IsPlain() => BeginsAlike && !MayEndEarly() && !(TestsLast && Relied.Count > 0 && Unguarded is null && !RunsOnce);

    /// <summary>The loop that one condition ends; null where its index may not be counted so.</summary>
    private static CountedLoop? From(SteppedVariable index, Reading reading, List<Expr> conditions, int at, While loop, EntryValues known)
    {
        Expr? start = known.Before(index.Variable, loop.Id);
        CompareOp op = reading.Test.Op;
        List<Reading> further = [];
        List<Expr> tests = conditions.Take(at).ToList();
        foreach (Expr condition in conditions.Skip(at + 1))
        {
            if (op != CompareOp.NotEqual && AnotherBound(condition, index, op, loop) is { } another)
                further.Add(another);
            else
                tests.Add(condition);
        }

        Reading[] all = [reading, .. further];
        foreach (ScalarType counter in IndexEnds.Counters(index.Variable.Type))
        {
            // An index that one end keeps from wrapping around does not do so before another.
            var ends = new IndexEnds(index, counter);
            bool isKept = all.Any(r => r.Demands(ends, start) is { Count: 0 });
            List<Relied> relied = [];
            if (!all.All(r => Takes(isKept && r.Offset is null ? ends.Fits(r.Test.Right) : r.Demands(ends, start), index, known, relied)))
                continue;
            var counted = new CountedLoop(index, op, all.Select(r => ends.Counted(r.Test.Right)).ToList(), tests, loop.Body, [])
            {
                Counter = counter,
                Relied = relied,
                TestsLast = !loop.TestsFirst,
                BeginsAlike = start is not null,
            };
            return loop.TestsFirst ? counted : counted.AfterFirst(ends, start, known);
        }

        return null;
    }

    /// <summary>Whether what an end demands is known when the method starts; adds it to what is relied on.</summary>
    private static bool Takes(IReadOnlyList<Expr>? demands, SteppedVariable index, EntryValues known, List<Relied> relied)
    {
        if (demands is null || IndexEnds.Settled(demands.Select(d => known.Of(d) is { } atEntry ? ConstantFolding.Fold(atEntry) : Constant.Bool(false))) is not { } settled)
            return false;
        relied.AddRange(settled.Select(d => new Relied($"{index.Variable.Name} does not wrap around before its end", d)));
        return true;
    }

    /// <summary>A loop that tests last: it goes on behind its first iteration, or runs once where the first value is beyond the bound, which must be seen from both.</summary>
    private CountedLoop? AfterFirst(IndexEnds ends, Expr? start, EntryValues known)
    {
        (decimal least, decimal most) = IndexEnds.Range(Index.Variable.Type);
        CountedLoop? once = Op != CompareOp.NotEqual && start is Constant { Bits: var first } && first + (decimal)Index.By >= least && first + (decimal)Index.By <= most ? this with { RunsOnce = true } : null;
        List<Expr>? begins = start is null ? null : Bounds.Select(b => known.Of(b) is { } bound ? ends.Begins(start, Op, bound) : Constant.Bool(false)).ToList();
        return begins is not null && IndexEnds.Settled(begins) is { } settled
            ? this with { Relied = [.. Relied, .. settled.Select(b => new Relied("the loop goes on behind its first iteration", b))], Unguarded = settled.Count == 0 ? null : once }
            : once;
    }

    /// <summary>A further bound, which C# does not evaluate where an earlier one does not hold: nobody must notice that it is.</summary>
    private static Reading? AnotherBound(Expr condition, SteppedVariable index, CompareOp op, While loop) => condition is not Compare compare ? null
        : Readings(compare).FirstOrDefault(r => r.Variable == index.Variable && r.Test.Op == op && WhyNoBound(r.Test, index, loop) is null && !MayFault(r.Test.Right));

    private static bool MayFault(Expr expr) => expr.All().Any(e => e is RowLength || !Faults.Never(e));

    /// <summary>A comparison with a variable on the left, alone.</summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Test">The comparison.</param>
    /// <param name="Offset">What is added to the variable in the comparison as written; null for nothing.</param>
    /// <param name="End">What that is compared with.</param>
    private sealed record Reading(Variable Variable, Compare Test, Expr? Offset, Expr End)
    {
        /// <summary>What it takes to count up to its end; see <see cref="IndexEnds"/>.</summary>
        public IReadOnlyList<Expr>? Demands(IndexEnds ends, Expr? start) =>
            Offset is null ? ends.Demands(start, Test.Op, End) : start is null ? null : ends.Shifted(start, Offset, End);
    }

    /// <summary>
    /// The comparison as one of a variable, for each of its sides that is one, or one with something added. Values are compared as they are: what only
    /// widens them changes no comparison.
    /// </summary>
    private static IEnumerable<Reading> Readings(Compare compare)
    {
        Expr left = Widened(compare.Left);
        Expr right = Widened(compare.Right);
        return ReadingsOf(compare.Op, left, right).Concat(ReadingsOf(compare.Op.Mirrored(), right, left));
    }

    private static IEnumerable<Reading> ReadingsOf(CompareOp op, Expr side, Expr end)
    {
        if (side is VariableRef { Variable: var variable })
            return [new Reading(variable, new Compare(op, side, end), null, end)];
        return side is Binary { IsChecked: false, Op: BinaryOp.Add or BinaryOp.Subtract } sum
            ? new[] { Shifted(op, sum, sum.Left, sum.Right, end), sum.Op == BinaryOp.Add ? Shifted(op, sum, sum.Right, sum.Left, end) : null }.OfType<Reading>()
            : [];
    }

    /// <summary><c>index + offset &lt; end</c> as <c>index &lt; end - offset</c>.</summary>
    private static Reading? Shifted(CompareOp op, Binary sum, Expr read, Expr offset, Expr end)
    {
        // Another offset than a constant is compared in 64 bits, so that it is an int.
        bool isKnown = offset is Constant { Bits: > -int.MaxValue and < int.MaxValue };
        if (read is not VariableRef { Variable: var index } || !end.Type.IsInteger() || (index.Type != ScalarType.Int32 && !(isKnown && index.Type == ScalarType.Int64))
            || (!isKnown && end.Type != ScalarType.Int32) || offset.All().Any(e => e is Load) || MayFault(offset))
            return null;
        Expr own = end.Type == index.Type ? end : ConstantFolding.Fold(new Conversion(index.Type, end));
        BinaryOp back = sum.Op == BinaryOp.Add ? BinaryOp.Subtract : BinaryOp.Add;
        Expr bound = ConstantFolding.Fold(isKnown && back == BinaryOp.Subtract ? new Binary(BinaryOp.Add, own, Negative(offset)) : new Binary(back, own, offset));
        return new Reading(index, new Compare(op, read, bound), sum.Op == BinaryOp.Add ? offset : Negative(offset), end);
    }

    private static Expr Negative(Expr value) => ConstantFolding.Fold(new Unary(UnaryOp.Negate, value));

    /// <summary>The value that an exact conversion of integers widens, or the expression as it is.</summary>
    private static Expr Widened(Expr expr) =>
        expr is Conversion { Operand: var operand, Type: var to } && operand.Type.IsInteger() && NarrowComparisons.IsExact(operand.Type, to) ? Widened(operand) : expr;

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
}
