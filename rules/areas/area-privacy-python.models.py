class Customer(Base):
    # ruleid: area-privacy-python
    email = Column(String)
    # ruleid: area-privacy-python
    date_of_birth = Column(Date)
    # ok: area-privacy-python
    orders = relationship("Order")


def greet(user):
    # ruleid: area-privacy-python
    return "Hello " + user.first_name


def total(order):
    # ok: area-privacy-python
    return order.total
