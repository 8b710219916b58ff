using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that counts, in whatever words, becomes one whose trip count is known before it runs. Its further conditions end it early, at the
/// top of an iteration; what it steps besides its index follows from that. Not inside a loop whose iterations are independent: there lanes leave it one
/// by one.
/// <code>
/// before: int i = 0; int j = n; while i &lt; a.Length &amp;&amp; i &lt; b.Length &amp;&amp; p(i) { A(i, j); i += 1; j -= 2 }; use(j)
/// after:  int bound = min(a.Length, b.Length); int j0 = j
///         scope 1 { for i = 0; i &lt; bound; i += 1 { int j2 = j0 - i * 2; j = j2; if !p(i) { leave 1 }; A(i, j2); j = j2 - 2 } }; use(j)
/// </code>
/// Where nothing but its bound ends it, what is wanted behind it is computed there instead. An index that another one comes to meet ends in the middle
/// (<see cref="Meeting"/>); one of another type is counted as an int or long (<see cref="IndexEnds"/>). A loop that tests its bound last runs once in any case, which
/// is known when the method starts, or said by its bound:
/// <code>
/// before: int i = 0; do { A(i); i += 1 } while i &lt; n &amp;&amp; p(i)
/// after:  int bound = 0 &lt; n ? n - 1 : 0; scope 1 { for i = 0; i &lt;= bound; i += 1 { if !(i == 0 || p(i)) { leave 1 }; A(i) } }
/// </code>
/// </summary>
internal sealed class CountLoops
{
    private readonly Body body;
    private readonly HashSet<int> ordered;
    private readonly FreeNames names;
    private readonly EntryValues known;
    private readonly List<Relied> relied = [];
    private int nextId;
    private bool hasCounted;

    /// <param name="body">The body.</param>
    /// <param name="ordered">Loops that count and run in source order, by their ids.</param>
    private CountLoops(Body body, HashSet<int> ordered)
    {
        this.body = body;
        this.ordered = ordered;
        names = new FreeNames(body.Names());
        known = new EntryValues(body);
        nextId = body.FreeId();
    }

    public static Body Run(Body body)
    {
        HashSet<int> ordered = [];
        while (body.Statements.All().Any(s => s is While))
        {
            var pass = new CountLoops(body, ordered);
            Body counted = body with { Statements = pass.Rewrite(body.Statements, null, isInLanes: false) };
            counted = counted with { Relied = counted.Relied.Concat(pass.relied).Distinct().ToEquatable() };
            HashSet<int> found = Ordered(counted);
            if (found.IsSubsetOf(ordered) && !pass.hasCounted)
                return counted;
            (body, ordered) = (counted, found);
        }

        return body;
    }

    /// <summary>The loops whose iterations depend on each other, among those that loops of unknown trip count are in.</summary>
    private static HashSet<int> Ordered(Body body)
    {
        For[] around = body.Statements.All().OfType<For>().Where(f => f.Body.All().Any(s => s is While)).ToArray();
        if (around.Length == 0)
            return [];
        var facts = new BodyFacts(RecognizeReductions.Run(RenameAssignments.Run(StructureJumps.Run(body))), FloatOrder.Shaped);
        return new HashSet<int>(facts.Verdicts.Where(v => !v.IsIndependent).Select(v => v.Loop.Id).Intersect(around.Select(f => f.Id)));
    }

    /// <param name="block">A block.</param>
    /// <param name="around">The loop around it that goes through it again and again, or null.</param>
    /// <param name="isInLanes">Whether a loop is around it whose iterations are independent: what counts there and does nothing else ends it counts for all lanes.</param>
    private Block Rewrite(Block block, Stmt? around, bool isInLanes)
    {
        List<Stmt> result = [];
        foreach (Stmt statement in block.Statements)
        {
            (While? loop, int? scope) = statement switch
            {
                While repeats => (repeats, (int?)null),
                Scope { Body.Statements: { Count: 1 } only } left when only[0] is While repeats => (repeats, left.Id),
                _ => (null, null),
            };
            if (loop is not null && CountedLoop.Of(loop, scope, known, out _) is { } counted && (!isInLanes || counted.IsPlain()))
                Count(loop, isInLanes ? counted.Unguarded ?? counted : counted, scope, around, result);
            else
                result.Add(statement.WithBlocks(b => Rewrite(b, statement is For or While ? statement : around, isInLanes || (statement is For unit && !ordered.Contains(unit.Id)))));
        }

        return new Block(result.ToEquatable());
    }

    private void Count(While loop, CountedLoop counted, int? scope, Stmt? around, List<Stmt> result)
    {
        Variable v = counted.Index.Variable;
        relied.AddRange(counted.Relied);
        hasCounted = true;
        bool endsEarly = counted.MayEndEarly();
        HashSet<Variable> wanted = new(counted.Stepped.Select(s => s.Variable).Where(x => IsWanted(x, loop, around)));
        Expr? bound = counted.Meets is null ? BoundOf(counted, result) : null;
        Let? declared = wanted.Contains(v) ? null : TakeDeclaration(v, loop, result);
        Expr start = declared?.Value ?? Before(v, result);
        if (start.Type != counted.Counter)
            start = ConstantFolding.Fold(new Conversion(counted.Counter, start));
        var index = new Variable(declared is null ? names.Next(v.Name) : v.Name, counted.Counter, VariableKind.Index);
        var steps = new List<Step> { new(counted.Index, start, new VariableRef(index), wanted.Contains(v) && endsEarly) };
        List<Stmt> top = [];
        foreach (SteppedVariable other in counted.Stepped.Where(s => IsClosed(s, counted)))
        {
            Expr first = wanted.Contains(other.Variable) ? Before(other.Variable, result) : new VariableRef(other.Variable);
            Expr now = After(first, Distance(new VariableRef(index), start, first.Type), other.By / counted.Index.By);
            if (Block.Of(loop).AllExpressions().Count(e => e.Reads(other.Variable)) > 1)
                now = Bind(other.Variable.Name, now, top);
            steps.Add(new Step(other, first, now, wanted.Contains(other.Variable) && endsEarly));
        }

        bound ??= counted.Meets!.Bound(counted.Index, start, steps.Find(s => s.Stepped == counted.Meets.Other)!.First);
        if (counted.RunsOnce)
            (counted, bound) = AtLeastOnce(counted, start, bound, result);
        top.AddRange(steps.Where(s => s.IsKept).Select(s => new Assign(nextId++, s.Stepped.Variable, s.Value)));
        var inside = new Inside(steps);
        int exit = scope ?? nextId++;
        Expr Tested(Expr test) => counted.TestsLast ? new ShortCircuit(IsAnd: false, new Compare(CompareOp.Equal, new VariableRef(index), start), test) : test;
        top.AddRange(counted.Tests.Select(test => new If(nextId++, Tested(inside.Read(test)), Block.Empty, Block.Of(new Leave(nextId++, exit)))));
        top.AddRange(inside.Rewrite(counted.Body).Statements);
        bool mayPass = counted.Meets is null && v.Type == counted.Counter && (counted.Index.By is not (1 or -1) || counted.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual);
        Stmt loops = new For(loop.Id, index, start, counted.Op, bound, counted.Index.By, new Block(top.ToEquatable()), IsChecked: counted.Index.IsChecked && mayPass);
        result.Add(scope is not null || counted.Tests.Count > 0 ? new Scope(exit, Block.Of(loops)) : loops);
        if (!endsEarly)
            result.AddRange(steps.Where(s => wanted.Contains(s.Stepped.Variable)).Select(s => new Assign(nextId++, s.Stepped.Variable, s.InItsType(Last(s, counted, start, bound)))));
    }

    private Expr BoundOf(CountedLoop counted, List<Stmt> result)
    {
        Expr bound = counted.Bounds.Aggregate((a, b) => new Call(counted.Counter, counted.Index.By > 0 ? Function.Min : Function.Max, EquatableArray.Of(a, b)));
        return counted.Bounds.Count > 1 || bound.All().Any(e => e is Load) ? Bind("bound", bound, result) : bound;
    }

    /// <summary>Whether what a loop steps besides its index follows from that.</summary>
    private static bool IsClosed(SteppedVariable other, CountedLoop counted) => other.Variable != counted.Index.Variable && other.Variable.Type is ScalarType.Int32 or ScalarType.Int64 && other.By % counted.Index.By == 0
        && (!other.IsChecked || other == counted.Meets?.Other);

    /// <summary>The bound as the last value that the index may take: what it is, or one before it, or the first value where that is beyond.</summary>
    private (CountedLoop Counted, Expr Bound) AtLeastOnce(CountedLoop counted, Expr start, Expr bound, List<Stmt> result)
    {
        bool up = counted.Index.By > 0;
        bool inclusive = counted.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        Expr last = inclusive ? bound : ConstantFolding.Fold(new Binary(BinaryOp.Add, bound, new Constant(bound.Type, up ? -1 : 1)));
        Expr reached = ConstantFolding.Fold(new Select(ConstantFolding.Fold(new Compare(counted.Op, start, bound)), last, start));
        return (counted with { Op = up ? CompareOp.LessOrEqual : CompareOp.GreaterOrEqual }, reached is Constant ? reached : Bind("bound", reached, result));
    }

    private VariableRef Bind(string stem, Expr value, List<Stmt> result)
    {
        var variable = new Variable(names.Next(stem), value.Type, VariableKind.Local);
        result.Add(new Let(nextId++, variable, value));
        return new VariableRef(variable);
    }

    /// <summary>Whether something behind a loop reads a variable, or the loop itself when it runs again.</summary>
    private bool IsWanted(Variable variable, While loop, Stmt? around)
    {
        static int Reads(Block block, Variable variable) => block.AllExpressions().Count(e => e.Reads(variable));
        bool outlives = around is not null && !around.Blocks().SelectMany(b => b.All()).Any(s => s is Let let && let.Variable == variable);
        return outlives || Reads(body.Statements, variable) > Reads(Block.Of(loop), variable);
    }

    /// <summary>The value of a variable just ahead of its loop, in words that mean it in the loop too.</summary>
    private Expr Before(Variable variable, List<Stmt> result)
    {
        Stmt? last = result.FindLast(s => s.Target() == variable || s.Blocks().Any());
        Expr? value = last is Let let ? let.Value : (last as Assign)?.Value;
        return last?.Target() == variable && value is Constant ? value : Bind(variable.Name + "_start", new VariableRef(variable), result);
    }

    /// <summary>Takes the declaration of an index out of what stands just ahead of its loop: where only the loop knows it, the loop declares it.</summary>
    private Let? TakeDeclaration(Variable variable, While loop, List<Stmt> result)
    {
        int at = result.FindLastIndex(s => s is Let let && let.Variable == variable);
        bool isTaken = at >= 0 && result.Skip(at).All(s => s is Let) && result[at] is Let { Value: { } value }
            && value.IsFixedIn(loop) && Faults.Nowhere(value.All()) && body.Statements.Sets().Count(v => v == variable) == 2;
        if (!isTaken)
            return null;
        var declared = (Let)result[at];
        result.RemoveAt(at);
        return declared;
    }

    /// <summary>How far an index has come from its start, in the arithmetic of another type.</summary>
    private static Expr Distance(Expr index, Expr start, ScalarType type)
    {
        if (start is Constant { Bits: 0 })
            return index.Type == type ? index : new Conversion(type, index);
        bool widens = type.Size() == 8 && index.Type == ScalarType.Int32;
        Expr distance = new Binary(BinaryOp.Subtract, widens ? new Conversion(type, index) : index, widens ? new Conversion(type, start) : start);
        return distance.Type == type ? distance : new Conversion(type, distance);
    }

    private static Expr After(Expr first, Expr distance, long factor) => factor switch
    {
        1 => new Binary(BinaryOp.Add, first, distance),
        -1 => new Binary(BinaryOp.Subtract, first, distance),
        _ => new Binary(BinaryOp.Add, first, new Binary(BinaryOp.Multiply, distance, new Constant(first.Type, factor))),
    };

    /// <summary>The value of a stepped variable behind a loop that only its bound ends.</summary>
    private static Expr Last(Step step, CountedLoop counted, Expr start, Expr bound)
    {
        // What the index leads to where it runs one by one; otherwise start + ((bound - start) / step rounded up) * step, in Int64.
        bool isIndex = step.Stepped == counted.Index;
        bool inclusive = counted.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        if (isIndex && counted.Op == CompareOp.NotEqual)
            return bound;
        if (isIndex && counted.Index.By is 1 or -1 && !inclusive)
            return new Call(bound.Type, counted.Index.By > 0 ? Function.Max : Function.Min, EquatableArray.Of(start, bound));
        if (counted.Op == CompareOp.NotEqual)
            return After(step.First, counted.Index.By > 0 ? Wrapped(bound, start, step.First.Type) : Wrapped(start, bound, step.First.Type), step.Stepped.By);
        Expr span = Distance(bound, start, ScalarType.Int64);
        if (!inclusive)
            span = new Binary(BinaryOp.Subtract, span, new Constant(ScalarType.Int64, counted.Index.By > 0 ? 1 : -1));
        Expr steps = counted.Index.By == 1 ? span : new Binary(BinaryOp.Divide, span, new Constant(ScalarType.Int64, counted.Index.By));
        Expr trips = new Binary(BinaryOp.Add, steps, new Constant(ScalarType.Int64, 1));
        Expr last = After(step.First, step.First.Type == ScalarType.Int64 ? trips : new Conversion(step.First.Type, trips), step.Stepped.By);
        return new Select(new Compare(counted.Op, start, bound), last, step.First);
    }

    /// <summary>From one value up to another, by way of the whole range of their type where the second is the smaller one.</summary>
    private static Expr Wrapped(Expr to, Expr from, ScalarType type)
    {
        Expr distance = new Binary(BinaryOp.Subtract, to, from);
        if (type == distance.Type)
            return distance;
        return type == ScalarType.Int32 ? new Conversion(type, distance) : new Conversion(type, new Conversion(ScalarType.UInt32, distance));
    }

    /// <param name="Stepped">A variable that the loop steps.</param>
    /// <param name="First">Its value before the loop, in the type that it is counted in.</param>
    /// <param name="Now">Its value at the top of an iteration, in that type.</param>
    /// <param name="IsKept">Whether the variable itself is kept up to date.</param>
    private sealed record Step(SteppedVariable Stepped, Expr First, Expr Now, bool IsKept)
    {
        public Expr Value => InItsType(Now);

        /// <summary>Its value at the end of an iteration, in the type that it is counted in.</summary>
        public Expr Next => new Binary(BinaryOp.Add, Now, new Constant(Now.Type, Stepped.By), Stepped.IsChecked && Now.Type == Stepped.Variable.Type);

        public Expr InItsType(Expr value) => value.Type == Stepped.Variable.Type ? value : ConstantFolding.Fold(new Conversion(Stepped.Variable.Type, value));
    }

    /// <summary>The body of a loop that reads values which follow from its index instead of the variables that it stepped.</summary>
    private sealed class Inside(List<Step> steps)
    {
        private readonly HashSet<Variable> stepped = [];

        public Expr Read(Expr expr)
        {
            Expr Map(Expr e) => e switch
            {
                // The count has the value of the index, so that it may be converted itself.
                Conversion { Operand: VariableRef { Variable: var v }, Type: var to } conversion when Of(v) is { } step =>
                    Counted(step).Type == to ? Counted(step) : conversion with { Operand = Counted(step), IsChecked = conversion.IsChecked },
                VariableRef { Variable: var v } when Of(v) is { } step => step.InItsType(Counted(step)),
                _ => e.WithChildren(Map),
            };
            return Map(expr);
        }

        private Step? Of(Variable variable) => steps.Find(s => s.Stepped.Variable == variable);

        private Expr Counted(Step step) => stepped.Contains(step.Stepped.Variable) ? step.Next : step.Now;

        public Block Rewrite(Block block) => new(block.Statements.SelectMany(Rewrite).ToEquatable());

        private IEnumerable<Stmt> Rewrite(Stmt statement)
        {
            if (statement is Scope scope)
                return [scope with { Body = new Block(scope.Body.Statements.SelectMany(Rewrite).ToList().ToEquatable()) }];
            if (steps.Find(s => s.Stepped.Change.Id == statement.Id) is not { } step)
                return [new IrRewrite(Read, v => v, b => b).Run(statement)];
            stepped.Add(step.Stepped.Variable);
            return step.IsKept ? [new Assign(statement.Id, step.Stepped.Variable, step.InItsType(step.Next))] : [];
        }
    }
}
