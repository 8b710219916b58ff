using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Names the statements that take a value into a variable, in whatever spelling.
/// <code>
/// before: s = s + x[i]          if (x[i] > m) m = x[i]      f = f || x[i] > 3      if (c) f = true
/// after:  s += x[i]             m greatest= x[i]            f |= x[i] > 3          if (c) f |= true
/// before: s = s + x[i] - y[i]             m = Math.Max(Math.Max(x[i], m), y[i])
/// after:  s += x[i]; s += -y[i]           m max= x[i]; m max= y[i]
/// </code>
/// Every rewrite keeps the meaning on its own; whether a loop then only reduces into the variable is decided by analysis.
/// </summary>
internal sealed class RecognizeReductions
{
    /// <summary>Declared without a value: an accumulation would read them before they have one.</summary>
    private readonly HashSet<Variable> unassigned;

    private int nextId;

    private RecognizeReductions(HashSet<Variable> unassigned, int nextId) => (this.unassigned, this.nextId) = (unassigned, nextId);

    private RecognizeReductions(Body body, int nextId)
        : this(new HashSet<Variable>(
            body.Statements.All().OfType<Let>().Where(l => l.Value is null).Select(l => l.Variable)
                .Concat(body.Parameters.Where(p => p.Kind == VariableKind.Output && !IsAssignedFirst(p, body.Statements)))),
            nextId)
    {
    }

    /// <summary>Whether the first statement of the method that has to do with a variable assigns it.</summary>
    private static bool IsAssignedFirst(Variable variable, Block method) => method.Statements.FirstOrDefault(statement =>
        Block.Of(statement).All().Any(s => s.Target() == variable || s.Expressions().Any(e => e.Mentions(variable)))) is Assign;

    public static Body Run(Body body) => Run(body, body.FreeId());

    /// <param name="body">The body.</param>
    /// <param name="nextId">An id from which on nothing has one.</param>
    public static Body Run(Body body, int nextId) => body with { Statements = new RecognizeReductions(body, nextId).Rewrite(body.Statements) };

    /// <summary>The statements of a loop in which flags have been named already.</summary>
    /// <param name="block">The statements.</param>
    /// <param name="nextId">An id from which on nothing has one.</param>
    public static Block Run(Block block, int nextId) => new RecognizeReductions(new HashSet<Variable>(block.Sets().Where(v => v.Type == ScalarType.Boolean)), nextId).Rewrite(block);

    private Block Rewrite(Block block) => new(block.Statements.SelectMany(Rewrite).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement) => statement switch
    {
        Assign assign => FromAssign(assign) is { } taking ? [taking] : Chain(assign) ?? [assign],
        If branch => [FromIf(branch) ?? branch.WithBlocks(Rewrite)],
        _ => [statement.WithBlocks(Rewrite)],
    };

    /// <summary>
    /// Several values of one statement, one after the other, as C# takes them in: the variable is the innermost operand of operations of one kind. What a caller
    /// sees is not changed bit by bit where a later value may throw.
    /// </summary>
    private Stmt[]? Chain(Assign assign)
    {
        Variable v = assign.Variable;
        List<Stmt> steps = [];
        Expr value = assign.Value;
        while (!IsRef(value, v))
        {
            if (value.Children().Where(c => c.Mentions(v)).ToArray() is not [var inner]
                || FromAssign(assign with { Value = value.WithChildren(c => c == inner ? new VariableRef(v) : c) }) is not Accumulate step
                || (steps.Count > 0 && step.Kind != ((Accumulate)steps[0]).Kind))
                return null;
            steps.Add(step with { Id = nextId++ });
            value = inner;
        }

        if (steps.Count == 0)
            return null;
        steps.Reverse();
        steps[^1] = steps[^1] with { Id = assign.Id };
        return v.IsByReference && steps.Skip(1).SelectMany(s => s.Expressions()).SelectMany(e => e.All()).Any(e => e is Load || !Faults.Never(e)) ? null : [.. steps];
    }

    private Stmt? FromAssign(Assign assign)
    {
        Variable v = assign.Variable;
        return assign.Value switch
        {
            Constant { Type: ScalarType.Boolean } flag when !unassigned.Contains(v) =>
                new Accumulate(assign.Id, v, flag.Bits != 0 ? ReductionKind.Or : ReductionKind.And, flag),
            Binary { IsChecked: false } binary => FromBinary(assign, binary),
            ShortCircuit both => Pair(assign, both.IsAnd ? ReductionKind.And : ReductionKind.Or, both.Left, both.Right),
            Call { Function: Function.Min } call => Pair(assign, ReductionKind.Minimum, call.Arguments[0], call.Arguments[1]),
            Call { Function: Function.Max } call => Pair(assign, ReductionKind.Maximum, call.Arguments[0], call.Arguments[1]),
            Select select => FromSelect(assign, select),
            Conversion { IsChecked: false, Operand: Binary { IsChecked: false } binary } narrowed when v.Type.IsInteger() => FromNarrowed(assign, narrowed, binary),
            _ => null,
        };
    }

    private static Accumulate? FromBinary(Assign assign, Binary binary)
    {
        Variable v = assign.Variable;
        if (binary.Op == BinaryOp.Subtract && IsRef(binary.Left, v) && !binary.Right.Mentions(v))
            return new Accumulate(assign.Id, v, ReductionKind.Sum, new Unary(UnaryOp.Negate, binary.Right));
        return KindOf(binary.Op) is { } kind ? Pair(assign, kind, binary.Left, binary.Right) : null;
    }

    private static ReductionKind? KindOf(BinaryOp op) => op switch
    {
        BinaryOp.Add => ReductionKind.Sum,
        BinaryOp.Multiply => ReductionKind.Product,
        BinaryOp.And => ReductionKind.And,
        BinaryOp.Or => ReductionKind.Or,
        BinaryOp.Xor => ReductionKind.Xor,
        _ => null,
    };

    /// <summary>
    /// <c>s = (short)((int)s op value)</c>: a small integer computed in int and wrapped; the same, modulo its width, as
    /// <c>s op (short)value</c>.
    /// </summary>
    private static Accumulate? FromNarrowed(Assign assign, Conversion narrowed, Binary binary)
    {
        Variable v = assign.Variable;
        if (!binary.Type.IsInteger() || binary.Type.Size() < v.Type.Size() || narrowed.Type != v.Type)
            return null;
        bool left = IsWidened(binary.Left, v) && !binary.Right.Mentions(v);
        bool right = IsWidened(binary.Right, v) && !binary.Left.Mentions(v);
        if (left && binary.Op == BinaryOp.Subtract)
            return new Accumulate(assign.Id, v, ReductionKind.Sum, new Conversion(v.Type, new Unary(UnaryOp.Negate, binary.Right)));
        if ((left || right) && KindOf(binary.Op) is { } kind)
            return new Accumulate(assign.Id, v, kind, new Conversion(v.Type, left ? binary.Right : binary.Left));
        return null;
    }

    private static Accumulate? FromSelect(Assign assign, Select select)
    {
        Variable v = assign.Variable;
        if (IsRef(select.WhenFalse, v))
            return FromTest(assign.Id, v, select.Condition, select.WhenTrue);
        return IsRef(select.WhenTrue, v)
            ? FromTest(assign.Id, v, new Unary(UnaryOp.LogicalNot, select.Condition), select.WhenFalse)
            : null;
    }

    /// <summary>
    /// <c>if (c &amp;&amp; value > v) v = value</c>: conditions in front of the test stay around it. None of them may mention v, which the test reads.
    /// </summary>
    private static Stmt? FromIf(If branch)
    {
        if (branch.Else.Statements.Count > 0 || branch.Then.Statements.Count != 1 || branch.Then.Statements[0] is not Assign assign)
            return null;
        if (FromTest(assign.Id, assign.Variable, branch.Condition, assign.Value) is { } whole)
            return whole;
        return branch.Condition is ShortCircuit { IsAnd: true } both && !both.Left.Mentions(assign.Variable)
            && FromTest(assign.Id, assign.Variable, both.Right, assign.Value) is { } last
            ? branch with { Condition = both.Left, Then = Block.Of(last) }
            : null;
    }

    /// <summary><c>if (value > v) v = value</c> with the operands in either order.</summary>
    private static Accumulate? FromTest(int id, Variable v, Expr condition, Expr value)
    {
        bool negated = false;
        while (condition is Unary { Op: UnaryOp.LogicalNot } not)
        {
            condition = not.Operand;
            negated = !negated;
        }

        if (condition is not Compare compare || value.Mentions(v))
            return null;
        bool valueFirst = IsRef(compare.Right, v) && compare.Left.SameShape(value);
        bool valueLast = IsRef(compare.Left, v) && compare.Right.SameShape(value);
        bool? greater = compare.Op switch
        {
            CompareOp.Greater or CompareOp.GreaterOrEqual => valueFirst,
            CompareOp.Less or CompareOp.LessOrEqual => valueLast,
            _ => null,
        };

        // "not greater" also holds for NaN: for floating point it is another function than "less or equal".
        if ((!valueFirst && !valueLast) || greater is null || (negated && v.Type.IsFloating()))
            return null;
        return new Accumulate(id, v, greater.Value != negated ? ReductionKind.Greatest : ReductionKind.Least, value);
    }

    private static Accumulate? Pair(Assign assign, ReductionKind kind, Expr left, Expr right)
    {
        Variable v = assign.Variable;
        if (IsRef(left, v) && !right.Mentions(v))
            return new Accumulate(assign.Id, v, kind, right);
        return IsRef(right, v) && !left.Mentions(v) ? new Accumulate(assign.Id, v, kind, left) : null;
    }

    private static bool IsRef(Expr expr, Variable v) => expr is VariableRef reference && reference.Variable == v;

    private static bool IsWidened(Expr expr, Variable v) => expr is Conversion { Operand: var inner } && IsRef(inner, v);
}
